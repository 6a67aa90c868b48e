import type { ApprovalPage } from '@tact/web/offline';
import { pageChanges } from './page-changes';

const words = { kind: (kind: string) => kind, field: (_kind: string, field: string) => field, value: (_rule: unknown, value: unknown) => String(value ?? '') };
const page = (...goals: { id: string; goal: string; leadBy?: string }[]): ApprovalPage[] => [{
  section: 'plan',
  records: goals.map(({ id, ...fields }) => ({ id, kind: 'plan_goal', fields, caseId: 'c', section: 'plan', version: 1, fieldVersions: {}, createdAt: '', createdBy: '', createdByName: '', organisationId: '', updatedAt: '' })),
}];

describe('what changed since the version that was decided', () => {
  it('is nothing when nothing did', () => expect(pageChanges(page({ id: '1', goal: 'School' }), page({ id: '1', goal: 'School' }), words)).toEqual([]));

  it('names a field with its old and new words', () => {
    expect(pageChanges(page({ id: '1', goal: 'School', leadBy: 'NGO' }), page({ id: '1', goal: 'School', leadBy: 'Municipality' }), words)).toEqual([
      { kind: 'changed', label: 'plan_goal: leadBy', recordKind: null, was: 'NGO', now: 'Municipality' },
    ]);
  });

  it('names what came and what went', () => {
    const changes = pageChanges(page({ id: '1', goal: 'Outreach' }), page({ id: '2', goal: 'School costs' }), words);
    expect(changes.map(({ kind, was, now }) => [kind, was, now])).toEqual([['removed', 'Outreach', ''], ['added', '', 'School costs']]);
  });
});
