import type { Preview, RequestGroup } from '@tact/web/sharing';
import { changesBetween } from './changes';

const record = (id: string, version: number) => ({ id, caseId: 'c', kind: 'visit', section: 'plan', fields: {}, version, fieldVersions: {}, createdAt: '', createdBy: '', createdByName: '', organisationId: 'o', updatedAt: '' });
const preview = (purpose: string, ...records: ReturnType<typeof record>[]): Preview => ({
  before: { header: { purpose }, person: {}, reason: {} }, after: [{ section: 'plan', records }], withheld: [], textFindings: [],
});
const words = ({ before }: Preview): RequestGroup[] => [{ key: 'asked', rows: [{ field: 'purpose', label: 'What for', text: String(before.header['purpose'] ?? '') }] }];

describe('what changed since a supervisor last looked', () => {
  it('is nothing when nothing did', () => {
    expect(changesBetween(preview('A place', record('1', 1)), preview('A place', record('1', 1)), words)).toEqual([]);
  });

  it('names a row with its old and new words', () => {
    expect(changesBetween(preview('A place'), preview('A place in Shkozet'), words)).toEqual([
      { kind: 'changed', label: 'What for', recordKind: null, was: 'A place', now: 'A place in Shkozet' },
    ]);
  });

  it('tells added, changed and removed records of a shared section apart', () => {
    const found = changesBetween(preview('A', record('1', 1), record('2', 1)), preview('A', record('2', 2), record('3', 1)), words);
    expect(found.map(({ kind, label, recordKind }) => [kind, label, recordKind])).toEqual([['removed', 'plan', 'visit'], ['changed', 'plan', 'visit'], ['added', 'plan', 'visit']]);
  });
});
