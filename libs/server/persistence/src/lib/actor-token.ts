import { createHmac, randomBytes } from 'node:crypto';

/** Who a transaction acts for. */
export interface Actor {
  readonly userId: string;
  readonly sessionId: string;
}

/** The user id of jobs that act for nobody; it sees no sealed row. */
export const SYSTEM_USER_ID = '00000000-0000-7000-8000-000000000001';
export const SYSTEM_SESSION_ID = '00000000-0000-7000-8000-000000000002';

const LIFE_MS = 60_000;

/**
 * `actor|session|expiry|nonce|HMAC-SHA-256`, verified inside PostgreSQL with a key that the app role cannot read.
 * Only hex, digits, dashes and bars: it may stand in a literal.
 */
export function actorToken(key: Buffer, actor: Actor, nowMs: number = Date.now()): string {
  const body = `${actor.userId}|${actor.sessionId}|${nowMs + LIFE_MS}|${randomBytes(8).toString('hex')}`;
  return `${body}|${createHmac('sha256', key).update(body).digest('hex')}`;
}
