import { BadRequest } from '@tact/server/platform';

/** Where a page ended: the instant as the database writes it, and the row's id. */
export interface PageCursor {
  readonly at: string;
  readonly id: string;
}

export function encodePage({ at, id }: PageCursor): string {
  return Buffer.from(`${at}|${id}`, 'utf8').toString('base64url');
}

/** Null without a cursor; 400 for one that is none. */
export function decodePage(cursor: string | undefined): PageCursor | null {
  if (cursor === undefined) return null;
  const [at, id, more] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const isOne = at !== undefined && id !== undefined && more === undefined && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id);
  if (!isOne) throw new BadRequest([{ path: 'cursor', code: 'invalid_cursor' }]);
  return { at, id };
}
