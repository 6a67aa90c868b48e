import type { Approval } from './approval';
import { approvalAfterEdit, grantApproval, isApproved, returnApproval, withdrawApproval } from './approval';

const waiting: Approval = {
  state: 'waiting',
  subjectKind: 'move',
  subjectId: 'move',
  subjectVersion: 3,
  proposedBy: 'worker',
  proposedAt: '2026-11-22T10:00:00Z',
  decidedBy: null,
  decidedAt: null,
  markedFields: [],
};
const decision = { by: 'supervisor', at: '2026-11-22T11:00:00Z', version: 3 };

describe('an approval', () => {
  it('holds for the version that was read', () => {
    const result = grantApproval(waiting, decision);
    expect(result).toMatchObject({ ok: true, approval: { state: 'approved', decidedBy: 'supervisor' } });
    if (result.ok) expect([isApproved(result.approval, 3), isApproved(result.approval, 4)]).toEqual([true, false]);
  });

  it.each([
    [{ ...waiting }, { ...decision, by: 'worker' }, 'own_proposal'],
    [{ ...waiting }, { ...decision, version: 4 }, 'stale_version'],
    [{ ...waiting, state: 'approved' as const }, decision, 'wrong_state'],
    [{ ...waiting, state: 'stale' as const }, decision, 'wrong_state'],
  ])('is refused (%#)', (approval, by, code) => {
    expect(grantApproval(approval, by)).toEqual({ ok: false, refusal: { code } });
  });

  it('goes stale by a later edit, waiting or approved, and stays what it was once returned', () => {
    expect(approvalAfterEdit(waiting, 4).state).toBe('stale');
    expect(approvalAfterEdit(waiting, 3).state).toBe('waiting');
    expect(approvalAfterEdit({ ...waiting, state: 'returned' }, 9).state).toBe('returned');
  });

  it('is returned with a comment, and withdrawn by its proposer', () => {
    expect(returnApproval(waiting, { ...decision, fields: ['reason'], comment: '' })).toEqual({
      ok: false,
      refusal: { code: 'comment_missing' },
    });
    expect(returnApproval(waiting, { ...decision, fields: ['reason'], comment: 'Ask the mother' })).toMatchObject({
      approval: { state: 'returned', markedFields: ['reason'] },
    });
    expect(withdrawApproval(waiting, 'supervisor').ok).toBe(false);
    expect(withdrawApproval(waiting, 'worker')).toMatchObject({ approval: { state: 'withdrawn' } });
  });
});
