import { BadRequest } from '@tact/server/platform';

/** The last row of a page: its instant to the microsecond, as PostgreSQL writes it, and its id. */
export interface LogCursor {
  readonly at: string;
  readonly id: string;
}

const SHAPE = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)\|[0-9a-f-]{36}$/;

export function encodeLogCursor({ at, id }: LogCursor): string {
  return Buffer.from(`${at}|${id}`, 'utf8').toString('base64url');
}

/** Throws `BadRequest` for text that is no cursor. */
export function decodeLogCursor(text: string | undefined): LogCursor | null {
  if (text === undefined) return null;
  const plain = Buffer.from(text, 'base64url').toString('utf8');
  const [at, id] = plain.split('|');
  if (!SHAPE.test(plain) || at === undefined || id === undefined) throw new BadRequest([{ path: 'cursor', code: 'invalid_cursor' }]);
  return { at, id };
}
