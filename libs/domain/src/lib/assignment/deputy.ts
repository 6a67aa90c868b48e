/** The longest a deputy may be named for at once, in days. */
export const DEPUTY_MOST_DAYS = 92;

/** A membership as the rule of deputies reads it. */
export interface SupervisingMembership {
  readonly userId: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  /** Whether its role approves (the right to decide approvals, in a team or an organisation). */
  readonly approves: boolean;
}

export interface DeputyWish {
  readonly supervisor: SupervisingMembership;
  readonly deputyUserId: string;
  /** The present memberships of the deputy. */
  readonly deputyMemberships: readonly SupervisingMembership[];
  /** Instants, UTC. */
  readonly from: string;
  readonly to: string;
  readonly now: string;
}

export type DeputyRefusal = { readonly field: 'supervisor' | 'deputyId' | 'from' | 'to'; readonly code: string };

/**
 * Why a deputy cannot be named so, or null. Only somebody who supervises a team names one; it is another person of the same organisation whose
 * own role approves; with an end, in the future, at most three months on (DESIGN.md section 1).
 */
export function deputyRefusal({ supervisor, deputyUserId, deputyMemberships, from, to, now }: DeputyWish): DeputyRefusal | null {
  if (!supervisor.approves || supervisor.teamId === null) return { field: 'supervisor', code: 'not_a_supervisor' };
  if (deputyUserId === supervisor.userId) return { field: 'deputyId', code: 'oneself' };
  const isAble = deputyMemberships.some(({ approves, organisationId }) => approves && organisationId === supervisor.organisationId);
  if (!isAble) return { field: 'deputyId', code: 'not_eligible' };
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(start)) return { field: 'from', code: 'not_a_date' };
  if (Number.isNaN(end) || end <= start || end <= Date.parse(now)) return { field: 'to', code: 'ends_before' };
  return end - Math.max(start, Date.parse(now)) > DEPUTY_MOST_DAYS * 86_400_000 ? { field: 'to', code: 'too_long' } : null;
}
