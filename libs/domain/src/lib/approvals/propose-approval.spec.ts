import { factsWith } from '../testing/facts';
import { proposalRefusal } from './propose-approval';

const readyToClose = factsWith({
  stage: 'prevention',
  risk: 'low',
  screenings: ['low', 'low'],
  closure: { goalsMet: true, safeCare: true, childAgrees: true, servicesContinue: true, exception: null },
});
const review = { id: 'r', kind: 'closure_review', fields: {} };
const closure = { subjectKind: 'closure', subjectId: 'case', target: null } as const;

describe('proposalRefusal', () => {
  it('lets a closure be proposed when only the approval is missing', () => {
    expect(proposalRefusal(closure, 'case', readyToClose, [review])).toBeNull();
  });

  it('names every gate that is not met, and never the approval itself', () => {
    const facts = { ...readyToClose, risk: 'high' as const, pending: ['referral' as const], screenings: [] };
    const refusal = proposalRefusal(closure, 'case', facts, [review]);
    expect(refusal).toMatchObject({ code: 'gates_unmet' });
    if (refusal?.code === 'gates_unmet') expect(refusal.unmet.map(({ key, missing }) => [key, missing])).toEqual([['closure_criteria', ['two_low_reviews']], ['nothing_pending', ['high_risk', 'referral']]]);
  });

  it.each([
    [closure, [], 'no_closure_review'],
    [{ ...closure, subjectId: 'another' }, [review], 'no_such_subject'],
    [{ subjectKind: 'assessment', subjectId: 'a', target: null }, [review], 'no_such_subject'],
    [{ subjectKind: 'assessment', subjectId: 'a', target: null }, [{ id: 'a', kind: 'assessment', fields: { done: false } }], 'not_done'],
    [{ subjectKind: 'plan', subjectId: 'case', target: null }, [{ id: 'g', kind: 'plan_goal', fields: { state: 'dropped' } }], 'no_goal'],
    [{ subjectKind: 'move', subjectId: 'case', target: 'protection' }, [], 'no_such_move'],
    [{ subjectKind: 'move', subjectId: 'case', target: 'closed' }, [], 'no_such_move'],
  ] as const)('refuses %j', (request, records, code) => {
    expect(proposalRefusal(request, 'case', readyToClose, records)?.code).toBe(code);
  });

  it('asks for the move back to prevention with two low reviews', () => {
    const facts = factsWith({ stage: 'protection', risk: 'low', screenings: ['low', 'low'] });
    const request = { subjectKind: 'move', subjectId: 'case', target: 'prevention' } as const;
    expect(proposalRefusal(request, 'case', facts, [])).toBeNull();
    expect(proposalRefusal(request, 'case', { ...facts, screenings: ['medium', 'low'] }, [])?.code).toBe('gates_unmet');
    expect(proposalRefusal(request, 'case', { ...facts, status: 'closed' }, [])?.code).toBe('case_closed');
  });
});
