import { BadRequest } from '@tact/server/platform';

/** Where a page ended: the sort text and the key of its last row. */
export interface Cursor {
  readonly sort: string;
  readonly key: string;
}

export function encodeCursor({ sort, key }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, key]), 'utf8').toString('base64url');
}

/** Throws `BadRequest` for text that is no cursor. */
export function decodeCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
    if (Array.isArray(parts) && parts.length === 2 && parts.every((part) => typeof part === 'string')) return { sort: parts[0] as string, key: parts[1] as string };
  } catch {
    // Falls through to the refusal below.
  }
  throw new BadRequest([{ path: 'cursor', code: 'invalid_cursor' }]);
}
