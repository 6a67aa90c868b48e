import type { OutboxItem } from '@tact/web/offline';

export type Choice = 'mine' | 'theirs' | 'both';

/**
 * The writes that settle a conflict: each field kept as mine, or as both texts one after the other, now on the version
 * that was seen here. What is left as theirs needs no write; the version left stays in the history.
 */
export function resolvedFields(item: OutboxItem, choices: Readonly<Record<string, Choice>>): Readonly<Record<string, { value: unknown; baseVersion: number }>> {
  const fields: Record<string, { value: unknown; baseVersion: number }> = {};
  for (const conflict of item.conflicts ?? []) {
    const choice = choices[conflict.field];
    if (choice === 'mine') fields[conflict.field] = { value: conflict.yours, baseVersion: conflict.version };
    if (choice === 'both') fields[conflict.field] = { value: `${String(conflict.theirs)}\n\n${String(conflict.yours)}`, baseVersion: conflict.version };
  }
  return fields;
}

export interface Piece {
  readonly text: string;
  readonly isOther: boolean;
}

/** A text in pieces, the words that the other one lacks marked: the middle between what both begin and end with. */
export function marked(text: string, other: string): readonly Piece[] {
  const a = text.split(/(\s+)/);
  const b = other.split(/(\s+)/);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const parts = [a.slice(0, start).join(''), a.slice(start, a.length - end).join(''), a.slice(a.length - end).join('')];
  return parts.map((part, index) => ({ text: part, isOther: index === 1 && start + end > 0 })).filter((piece) => piece.text !== '');
}
