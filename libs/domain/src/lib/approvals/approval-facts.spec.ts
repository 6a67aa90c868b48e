import type { ApprovalForFacts } from './approval-facts';
import { approvalFacts } from './approval-facts';

const approval = (more: Partial<ApprovalForFacts>): ApprovalForFacts => ({
  subjectKind: 'move',
  subjectId: 'case',
  target: 'prevention',
  state: 'approved',
  decidedAt: '2026-11-10T00:00:00Z',
  ...more,
});

describe('approvalFacts', () => {
  it('opens the approved move and no other', () => {
    expect(approvalFacts([approval({})], '2026-11-01T00:00:00Z').approvedMoves).toEqual(['prevention']);
    expect(approvalFacts([approval({ subjectKind: 'closure', target: null })], null).approvedMoves).toEqual(['closed']);
    expect(approvalFacts([approval({ subjectKind: 'plan', target: null })], null).approvedMoves).toEqual([]);
  });

  it('serves once: a later move of the case has used it', () => {
    expect(approvalFacts([approval({})], '2026-11-11T00:00:00Z').approvedMoves).toEqual([]);
  });

  it.each(['waiting', 'stale', 'returned', 'withdrawn'] as const)('counts for nothing when %s', (state) => {
    const facts = approvalFacts([approval({ state }), approval({ state, subjectKind: 'reintegration_plan' })], null);
    expect(facts).toMatchObject({ approvedMoves: [], reintegrationPlanApproved: false });
  });

  it('knows an approved reintegration plan, whenever it was approved', () => {
    const plan = approval({ subjectKind: 'reintegration_plan', target: null });
    expect(approvalFacts([plan], '2026-11-20T00:00:00Z').reintegrationPlanApproved).toBe(true);
  });

  it('does not let a closure wait for itself', () => {
    const waiting = [approval({ state: 'waiting', subjectKind: 'closure' }), approval({ state: 'waiting', subjectKind: 'plan' })];
    expect(approvalFacts(waiting, null).waiting).toBe(1);
  });
});
