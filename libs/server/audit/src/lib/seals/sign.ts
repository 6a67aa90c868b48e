import { sign, verify } from 'node:crypto';
import type { SealKeys } from '@tact/server/crypto';

/** Ed25519 over the bytes under the current seal key, hex. */
export function signSeal({ privateKey }: SealKeys, bytes: Buffer): string {
  return sign(null, bytes, privateKey).toString('hex');
}

/** Whether one of this installation's seal keys made the signature; an unknown key made none. */
export function isSealSigned({ publicKeys }: SealKeys, keyId: string, bytes: Buffer, signature: string): boolean {
  const key = publicKeys[keyId];
  return key !== undefined && /^[0-9a-f]{128}$/.test(signature) && verify(null, bytes, key, Buffer.from(signature, 'hex'));
}
