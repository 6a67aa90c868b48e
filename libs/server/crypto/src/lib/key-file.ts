import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Ed25519 keys of the seals: one signs; the public halves of earlier ones stay, so that old seals can be checked. */
export interface SealKeys {
  readonly current: string;
  /** PKCS 8 PEM of the current one. */
  readonly privateKey: string;
  /** SPKI PEM by key id. */
  readonly publicKeys: Readonly<Record<string, string>>;
}

/** What `keys.json` holds (mode 0600). Secrets are base64, 256 bits. */
export interface KeyFile {
  readonly kek: { readonly current: number; readonly keys: Readonly<Record<string, string>> };
  readonly nameIndex: string;
  /** The name-index key that a rotation is going over to; it counts once the names are tokenised under it. */
  readonly nameIndexNext?: string;
  readonly actor: string;
  readonly body: string;
  readonly server: string;
  readonly token: { readonly privateKey: string; readonly publicKey: string };
  readonly seal: SealKeys;
}

/** Reads the file, making it the first time and adding what an older one lacks. */
export function loadKeyFile(file: string): KeyFile {
  if (!existsSync(file)) writeKeyFile(file, newKeys());
  const stored = readKeyFile(file);
  if (stored.seal) return stored;
  const whole = { ...stored, seal: newSealKeys() };
  writeKeyFile(file, whole);
  return whole;
}

/** As it stands on the disk. Throws where there is none. */
export function readKeyFile(file: string): KeyFile {
  return JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
}

/** Replaces the file in one step and waits until it is on the disk. */
export function writeKeyFile(file: string, keys: KeyFile): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** A new set of keys. */
export function newKeys(): KeyFile {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  return {
    kek: { current: 1, keys: { 1: newSecret() } }, nameIndex: newSecret(), actor: newSecret(), body: newSecret(), server: newSecret(), token: pair, seal: newSealKeys(),
  };
}

export function newSecret(): string {
  return randomBytes(32).toString('base64');
}

function newSealKeys(): SealKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return { current: id, privateKey, publicKeys: { [id]: publicKey } };
}
