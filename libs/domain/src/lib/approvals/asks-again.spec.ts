import { asksAgain, type FileChange, type StandingApproval } from './asks-again';

const standing = (subjectKind: string, more: Partial<StandingApproval> = {}): StandingApproval => ({
  subjectKind,
  subjectId: 'subject',
  state: 'approved',
  ...more,
});
const edit = (kind: string, fields: string[], more: object = {}): FileChange =>
  ({ type: 'record', recordId: 'record', kind, isNew: false, fields, ...more }) as FileChange;

describe('asksAgain', () => {
  it.each([
    ['plan', edit('plan_goal', ['goal']), true],
    ['plan', edit('plan_goal', ['state']), false],
    ['plan', edit('plan_goal', ['state', 'leadBy']), true],
    ['plan', edit('service', ['from', 'state']), false],
    ['plan', edit('service', ['type'], { isNew: true }), true],
    ['plan', edit('note', ['text'], { isNew: true }), false],
    ['move', edit('risk_screening', ['level'], { isNew: true }), true],
    ['closure', edit('closure_review', ['goalsMet'], { isNew: true }), true],
    ['closure', { type: 'case', field: 'risk' } as const, true],
    ['plan', { type: 'case', field: 'risk' } as const, false],
    ['assessment', edit('assessment', ['child']), false],
    ['assessment', edit('assessment', ['child'], { recordId: 'subject' }), true],
    ['reintegration_plan', edit('reintegration_plan', ['school'], { recordId: 'subject' }), true],
    ['referral', edit('plan_goal', ['goal']), false],
  ])('an approved %s, edited by %j: %s', (subject, change, again) => {
    expect(asksAgain(standing(subject), change)).toBe(again);
  });

  it('leaves what was returned or withdrawn, and concerns what waits', () => {
    const change = edit('plan_goal', ['goal']);
    expect((['waiting', 'approved', 'returned', 'stale', 'withdrawn'] as const).filter((state) => asksAgain(standing('plan', { state }), change))).toEqual(['waiting', 'approved']);
  });
});
