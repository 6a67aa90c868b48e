import { BadRequest } from '@tact/server/platform';

/** Up to where changes were seen: a transaction id, and the access time at which sight was decided. */
export interface PullCursor {
  readonly epoch: string;
  readonly xid: string;
  readonly at: string;
}

export function writeCursor({ epoch, xid, at }: PullCursor): string {
  return Buffer.from(JSON.stringify([epoch, xid, at])).toString('base64url');
}

/** Throws 400 for anything this server did not write. */
export function readCursor(text: string): PullCursor {
  const refusal = new BadRequest([{ path: 'cursor', code: 'invalid_cursor' }]);
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw refusal;
  }
  const [epoch, xid, at] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (typeof epoch !== 'string' || typeof xid !== 'string' || !/^\d{1,20}$/.test(xid) || typeof at !== 'string' || Number.isNaN(Date.parse(at))) throw refusal;
  return { epoch, xid, at };
}
