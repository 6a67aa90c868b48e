import { mayUndoReassignment, MOST_REASSIGNED, reassignRefusal } from './bulk-reassign';
import { deputyRefusal } from './deputy';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `case ${at}`);

describe('a bulk reassignment', () => {
  it.each([
    [ids(1), 'caseload', null],
    [ids(MOST_REASSIGNED), 'left', null],
    [ids(101), 'left', { field: 'caseIds', code: 'too_many' }],
    [[], 'left', { field: 'caseIds', code: 'none' }],
    [['a', 'b', 'a'], 'left', { field: 'caseIds', code: 'twice' }],
    [ids(1), 'mood', { field: 'reason', code: 'unknown_code' }],
  ])('(%#)', (caseIds, reason, refusal) => {
    expect(reassignRefusal({ caseIds, reason })).toEqual(refusal);
  });

  it('is taken back at once or not at all', () => {
    const at = '2026-11-22T10:00:00Z';
    expect(['2026-11-22T10:00:10Z', '2026-11-22T10:00:20Z', '2026-11-22T10:00:21Z', '2026-11-22T09:59:59Z'].map((now) => mayUndoReassignment(at, now)))
      .toEqual([true, true, false, false]);
  });
});

describe('a deputy', () => {
  const supervisor = { userId: 'mine', organisationId: 'org', teamId: 'team', approves: true };
  const other = { userId: 'other', organisationId: 'org', teamId: 'next', approves: true };
  const wish = { supervisor, deputyUserId: 'other', deputyMemberships: [other], from: '2026-11-22T00:00:00Z', to: '2026-12-01T00:00:00Z', now: '2026-11-22T10:00:00Z' };

  it.each([
    [wish, null],
    [{ ...wish, supervisor: { ...supervisor, approves: false } }, { field: 'supervisor', code: 'not_a_supervisor' }],
    [{ ...wish, supervisor: { ...supervisor, teamId: null } }, { field: 'supervisor', code: 'not_a_supervisor' }],
    [{ ...wish, deputyUserId: 'mine' }, { field: 'deputyId', code: 'oneself' }],
    [{ ...wish, deputyMemberships: [] }, { field: 'deputyId', code: 'not_eligible' }],
    [{ ...wish, deputyMemberships: [{ ...other, approves: false }] }, { field: 'deputyId', code: 'not_eligible' }],
    [{ ...wish, deputyMemberships: [{ ...other, organisationId: 'else' }] }, { field: 'deputyId', code: 'not_eligible' }],
    [{ ...wish, from: 'soon' }, { field: 'from', code: 'not_a_date' }],
    [{ ...wish, to: '2026-11-22T09:00:00Z' }, { field: 'to', code: 'ends_before' }],
    [{ ...wish, from: '2026-12-02T00:00:00Z' }, { field: 'to', code: 'ends_before' }],
    [{ ...wish, to: '2027-11-22T00:00:00Z' }, { field: 'to', code: 'too_long' }],
  ])('(%#)', (asked, refusal) => {
    expect(deputyRefusal(asked)).toEqual(refusal);
  });
});
