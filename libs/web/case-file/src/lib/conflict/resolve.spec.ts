import type { OutboxItem } from '@tact/web/offline';
import { marked, resolvedFields } from './resolve';

const item = {
  operation: { opId: 'o', deviceSeq: 1, entity: 'record', id: 'r', caseId: 'c', kind: 'update', fields: {} }, userId: 'u', at: '', state: 'attention',
  conflicts: [{ field: 'a', yours: 1, theirs: 2, version: 7 }, { field: 'b', yours: 'mine', theirs: 'other', version: 8 }, { field: 'c', yours: 'x', theirs: 'y', version: 9 }],
} as OutboxItem;

describe('settling two versions', () => {
  it('writes what is kept on the version that was seen, and nothing for the other', () => {
    expect(resolvedFields(item, { a: 'mine', b: 'both', c: 'theirs' })).toEqual({ a: { value: 1, baseVersion: 7 }, b: { value: 'other\n\nmine', baseVersion: 8 } });
  });

  it('marks the words in which two texts differ', () => {
    expect(marked('he called twice today', 'he called on Friday today')).toEqual([
      { text: 'he called ', isOther: false }, { text: 'twice', isOther: true }, { text: ' today', isOther: false },
    ]);
    expect(marked('Zamire', 'Zamirë')).toEqual([{ text: 'Zamire', isOther: false }]);
  });
});
