import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { openBytes, sealBytes } from '@tact/server/crypto';

const PLACE = 'v1|refresh_token|successor';

/** 256 random bits for a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** The successor, sealed so that only the holder of the predecessor can open it: neither the database nor a key of the server can. */
export function sealSuccessor(predecessor: string, successor: string): Buffer {
  return sealBytes(keyOf(predecessor), PLACE, Buffer.from(successor, 'utf8'));
}

export function openSuccessor(predecessor: string, sealed: Buffer): string {
  return openBytes(keyOf(predecessor), PLACE, sealed).toString('utf8');
}

function keyOf(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', PLACE, 32));
}
