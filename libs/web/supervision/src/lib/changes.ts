import type { Preview, RequestGroup, SharedSection } from '@tact/web/sharing';

export interface Change {
  readonly kind: 'changed' | 'added' | 'removed';
  /** The row's label, or the section of a record. */
  readonly label: string;
  /** Of a record: its kind; of a row: null. */
  readonly recordKind: string | null;
  readonly was: string;
  readonly now: string;
}

/** What differs between two views of one proposal: rows of the request by their words, records of the shared sections by version. */
export function changesBetween(was: Preview, now: Preview, words: (preview: Preview) => readonly RequestGroup[]): Change[] {
  return [...rowChanges(words(was), words(now)), ...recordChanges(was.after, now.after)];
}

function rowChanges(was: readonly RequestGroup[], now: readonly RequestGroup[]): Change[] {
  const rows = (groups: readonly RequestGroup[]): ReadonlyMap<string, string> =>
    new Map(groups.flatMap((group) => group.rows.map(({ label, text, risk }) => [label, [text, risk].filter(Boolean).join(' · ')])));
  return changed(rows(was), rows(now)).map(({ key, ...change }) => ({ ...change, label: key, recordKind: null }));
}

function recordChanges(was: readonly SharedSection[], now: readonly SharedSection[]): Change[] {
  const records = (pages: readonly SharedSection[]): ReadonlyMap<string, string> =>
    new Map(pages.flatMap(({ records }) => records.map(({ id, kind, section, version }) => [`${section}/${kind}/${id}`, String(version)])));
  return changed(records(was), records(now)).map(({ key, kind }) => {
    const [section = '', recordKind = ''] = key.split('/');
    return { kind, label: section, recordKind, was: '', now: '' };
  });
}

function changed(was: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): { key: string; kind: Change['kind']; was: string; now: string }[] {
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key) => {
    const [before, after] = [was.get(key), now.get(key)];
    if (before === after) return [];
    const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return [{ key, kind, was: before ?? '', now: after ?? '' }];
  });
}
