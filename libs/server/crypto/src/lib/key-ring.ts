import { createSecretKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The keys of one installation; all of them live outside the database. */
export interface KeyRing {
  /** Key-encryption keys by version: they wrap the case keys. */
  readonly kek: { readonly current: number; readonly keys: ReadonlyMap<number, KeyObject> };
  /** HMAC key of the blind name index. */
  readonly nameIndex: KeyObject;
  /** HMAC key of the signed actor; a copy stands in `tact_private.secret`, which the app role cannot read. */
  readonly actor: Buffer;
  /** HMAC key of request bodies under an idempotency key. */
  readonly body: KeyObject;
  /** AES key of server secrets that belong to no case (second-factor seeds, import runs). */
  readonly server: KeyObject;
  /** ES256 key pair of access tokens, PEM. */
  readonly token: { readonly privateKey: string; readonly publicKey: string };
}

interface KeyFile {
  readonly kek: { readonly current: number; readonly keys: Readonly<Record<string, string>> };
  readonly nameIndex: string;
  readonly actor: string;
  readonly body: string;
  readonly server: string;
  readonly token: { readonly privateKey: string; readonly publicKey: string };
}

/** Reads the key file (mode 0600), making it the first time. Losing it loses every name and note: it is backed up apart. */
export function loadKeyRing(file: string): KeyRing {
  if (!existsSync(file)) writeKeyFile(file, newKeys());
  return ringOf(JSON.parse(readFileSync(file, 'utf8')) as KeyFile);
}

/** A key ring in memory, for tests. */
export function temporaryKeyRing(): KeyRing {
  return ringOf(newKeys());
}

function ringOf(stored: KeyFile): KeyRing {
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
  const secret = (text: string): KeyObject => createSecretKey(bytes(text));
  return {
    kek: { current: stored.kek.current, keys: new Map(Object.entries(stored.kek.keys).map(([version, key]) => [Number(version), secret(key)])) },
    nameIndex: secret(stored.nameIndex), actor: bytes(stored.actor), body: secret(stored.body), server: secret(stored.server), token: stored.token,
  };
}

function newKeys(): KeyFile {
  const key = (): string => randomBytes(32).toString('base64');
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  return { kek: { current: 1, keys: { 1: key() } }, nameIndex: key(), actor: key(), body: key(), server: key(), token: pair };
}

function writeKeyFile(file: string, keys: KeyFile): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
