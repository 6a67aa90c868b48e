/** A person who might decide an approval, and by what. */
export interface ApproverCandidate {
  readonly userId: string;
  readonly organisationId: string;
  /** Null: for every team of its organisation. */
  readonly teamId: string | null;
  /** `team`: supervises it, or an organisation; `deputy`: stands in for who does; `programme`: decides where nobody else is left. */
  readonly by: 'team' | 'deputy' | 'programme';
}

export interface ApprovalPlace {
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly proposedBy: string;
  /** Users and organisations the case denies. */
  readonly blocked: readonly string[];
}

/**
 * Who decides an approval (DESIGN.md section 1): the supervisors of its team and their deputies, never the proposer and nobody the case
 * denies; where none of them is left, the programme-level approvers, by the same limits. Ids, each once.
 */
export function eligibleApprovers(place: ApprovalPlace, candidates: readonly ApproverCandidate[]): string[] {
  const able = candidates.filter((candidate) => isAble(place, candidate));
  const near = able.filter(({ by }) => by !== 'programme');
  return [...new Set((near.length > 0 ? near : able).map(({ userId }) => userId))];
}

/** Whether a person decides an approval. */
export function mayDecide(userId: string, place: ApprovalPlace, candidates: readonly ApproverCandidate[]): boolean {
  return eligibleApprovers(place, candidates).includes(userId);
}

function isAble({ organisationId, teamId, proposedBy, blocked }: ApprovalPlace, candidate: ApproverCandidate): boolean {
  if (candidate.userId === proposedBy || candidate.organisationId !== organisationId) return false;
  if (blocked.includes(candidate.userId) || blocked.includes(candidate.organisationId)) return false;
  return candidate.by === 'programme' || candidate.teamId === null || candidate.teamId === teamId;
}
