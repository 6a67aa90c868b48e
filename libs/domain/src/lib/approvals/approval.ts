import type { ApprovalSubject } from './subjects';

/** Approvals apply to a version of what was read (DESIGN.md section 2). */
export const APPROVAL_STATES = ['waiting', 'approved', 'returned', 'stale', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export interface Approval {
  readonly state: ApprovalState;
  readonly subjectKind: ApprovalSubject;
  readonly subjectId: string;
  /** The version that was put before the supervisor. */
  readonly subjectVersion: number;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly markedFields: readonly string[];
}

export type ApprovalRefusalCode = 'wrong_state' | 'own_proposal' | 'stale_version' | 'comment_missing';

export type ApprovalResult =
  | { readonly ok: true; readonly approval: Approval }
  | { readonly ok: false; readonly refusal: { readonly code: ApprovalRefusalCode } };

/** Who decides, when (instant, UTC), and the version of the subject they read. */
export interface Decision {
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** Approves the version that was read. The proposer never approves; another version than the proposed one is refused. */
export function grantApproval(approval: Approval, decision: Decision): ApprovalResult {
  return decide(approval, decision, 'approved', []);
}

/** Returns it with marked fields and a comment. */
export function returnApproval(
  approval: Approval,
  decision: Decision & { readonly fields: readonly string[]; readonly comment: string },
): ApprovalResult {
  if (decision.comment.trim() === '') return { ok: false, refusal: { code: 'comment_missing' } };
  return decide(approval, decision, 'returned', decision.fields);
}

/** The proposer takes it back before it is decided. */
export function withdrawApproval(approval: Approval, by: string): ApprovalResult {
  if (approval.state !== 'waiting' || approval.proposedBy !== by)
    return { ok: false, refusal: { code: 'wrong_state' } };
  return { ok: true, approval: { ...approval, state: 'withdrawn' } };
}

/** The approval after its subject changed to a version: stale when it waited for, or approved, an earlier one. */
export function approvalAfterEdit(approval: Approval, version: number): Approval {
  const stands = approval.state === 'waiting' || approval.state === 'approved';
  return stands && version > approval.subjectVersion ? { ...approval, state: 'stale' } : approval;
}

/** Whether an approval counts for a subject at a version. */
export function isApproved(approval: Approval, version: number): boolean {
  return approvalAfterEdit(approval, version).state === 'approved';
}

function decide(
  approval: Approval,
  { by, at, version }: Decision,
  state: ApprovalState,
  fields: readonly string[],
): ApprovalResult {
  if (approval.state !== 'waiting') return { ok: false, refusal: { code: 'wrong_state' } };
  if (approval.proposedBy === by) return { ok: false, refusal: { code: 'own_proposal' } };
  if (approval.subjectVersion !== version) return { ok: false, refusal: { code: 'stale_version' } };
  return { ok: true, approval: { ...approval, state, decidedBy: by, decidedAt: at, markedFields: [...fields] } };
}
