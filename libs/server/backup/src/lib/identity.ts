import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { BackupRefused } from './backup-refused';

const RECIPIENT = 'tact-recipient-1:';
const IDENTITY = 'tact-identity-1:';

/** What precedes the 32 bytes of an X25519 private key in PKCS 8. */
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** Whom a backup is encrypted to: an X25519 public key and its short id. */
export interface Recipient {
  readonly id: string;
  readonly key: KeyObject;
  /** As it is written on the command line. */
  readonly text: string;
}

/** Makes a key pair: the private half goes to `file` (mode 0600, never over another), the public half is answered. */
export function makeIdentity(file: string): Recipient {
  if (existsSync(file)) throw new BackupRefused('identity_exists', `There is a file already: ${file}`);
  const { privateKey } = generateKeyPairSync('x25519');
  const recipient = recipientOf(privateKey);
  writeFileSync(file, `# Opens the backups made for ${recipient.text}\n${IDENTITY}${raw(privateKey, 'd')}\n`, { mode: 0o600, flag: 'wx' });
  return recipient;
}

/** Reads the private key that `makeIdentity` wrote. */
export function readIdentity(file: string): KeyObject {
  if (!existsSync(file)) throw new BackupRefused('no_identity', `There is no identity file: ${file}`);
  const line = readFileSync(file, 'utf8').split('\n').find((text) => text.startsWith(IDENTITY));
  const d = line?.slice(IDENTITY.length).trim();
  if (!d || !/^[A-Za-z0-9_-]{43}$/.test(d)) throw new BackupRefused('no_identity', `This file holds no identity: ${file}`);
  return createPrivateKey({ key: Buffer.concat([PKCS8_X25519, Buffer.from(d, 'base64url')]), format: 'der', type: 'pkcs8' });
}

/** Reads a public key as the command line takes it. */
export function readRecipient(text: string): Recipient {
  const x = text.startsWith(RECIPIENT) ? text.slice(RECIPIENT.length).trim() : '';
  if (!/^[A-Za-z0-9_-]{43}$/.test(x)) throw new BackupRefused('no_recipient', `This is no recipient: it begins with ${RECIPIENT}`);
  return describe(createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' }));
}

/** The public half of an identity. */
export function recipientOf(identity: KeyObject): Recipient {
  return describe(createPublicKey(identity));
}

function describe(key: KeyObject): Recipient {
  const x = raw(key, 'x');
  return { key, text: `${RECIPIENT}${x}`, id: createHash('sha256').update(x).digest('hex').slice(0, 16) };
}

function raw(key: KeyObject, part: 'x' | 'd'): string {
  return key.export({ format: 'jwk' })[part] ?? '';
}
