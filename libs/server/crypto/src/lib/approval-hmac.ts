import { createHmac } from 'node:crypto';
import type { CaseCipher } from './case-cipher';

/** HMAC under the case key of what was approved: it proves the snapshot and confirms no guess (SECURITY.md, Encryption). */
export function approvalHmac(cipher: CaseCipher, snapshot: string): Buffer {
  const key = cipher.derive('approval', (caseKey, text) => createHmac('sha256', caseKey).update(text).digest());
  return createHmac('sha256', key).update(snapshot, 'utf8').digest();
}
