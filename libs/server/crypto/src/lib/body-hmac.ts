import { createHmac } from 'node:crypto';
import type { KeyRing } from './key-ring';

/** HMAC of a request body: an idempotency key keeps this, never the body. Key order does not matter. */
export function bodyHmac(keys: KeyRing, body: unknown): Buffer {
  return createHmac('sha256', keys.body).update(stableJson(body), 'utf8').digest();
}

function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${stableJson(part)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
