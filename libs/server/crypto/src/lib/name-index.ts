import { createHmac } from 'node:crypto';
import type { KeyRing } from './key-ring';

/** Blind-index tokens: HMAC-SHA-256 of a token string, truncated to 64 bits, signed as PostgreSQL's bigint. */
export class NameIndex {
  constructor(private readonly keys: KeyRing) {}

  token(text: string): bigint {
    return createHmac('sha256', this.keys.nameIndex).update(text, 'utf8').digest().readBigInt64BE(0);
  }
}
