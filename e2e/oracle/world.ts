/** A world as the design speaks of it: plain data, no rule. Ids are unique over the world. */
export interface OracleWorld {
  /** The instant everything is judged at, milliseconds since 1970. */
  readonly now: number;
  readonly organisations: readonly { readonly id: string; readonly kind: 'ngo' | 'duty_bearer' }[];
  readonly programmes: readonly string[];
  readonly teams: readonly { readonly id: string; readonly organisationId: string }[];
  readonly users: readonly { readonly id: string; readonly active: boolean }[];
  readonly memberships: readonly OracleMembership[];
  readonly cases: readonly OracleCase[];
  readonly referrals: readonly OracleReferral[];
  readonly blocks: readonly OracleBlock[];
  readonly deputies: readonly OracleDeputy[];
  readonly handOvers: readonly OracleHandOver[];
}

export type OracleRole =
  | 'social_worker' | 'supervisor' | 'duty_bearer' | 'coordinator' | 'event_organiser' | 'analyst' | 'dpo' | 'administrator';

/** `from` and `to` are instants; without `to` it goes on. */
export interface OracleMembership {
  readonly id: string;
  readonly userId: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  /** Null is every programme. */
  readonly programmeId: string | null;
  readonly role: OracleRole;
  readonly from: number;
  readonly to: number | null;
}

/** Somebody stands in for the supervisor whose membership it is, in that team, from then until then. */
export interface OracleDeputy {
  readonly userId: string;
  readonly membershipId: string;
  readonly from: number;
  readonly to: number;
}

export interface OracleCase {
  readonly id: string;
  readonly programmeId: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly ownerId: string | null;
}

export type OracleReferralState =
  | 'draft' | 'proposed' | 'approved' | 'returned' | 'sent' | 'acknowledged' | 'accepted' | 'in_service' | 'declined' | 'completed'
  | 'revoked' | 'expired';

export interface OracleReferral {
  readonly id: string;
  readonly caseId: string;
  readonly fromOrganisationId: string;
  readonly proposedById: string;
  readonly toOrganisationId: string;
  /** Addressed to one worker of the organisation, or to the organisation. */
  readonly toUserId: string | null;
  readonly state: OracleReferralState;
  /** Whether it ever left the sender: it may be revoked or expire before. */
  readonly wasSent: boolean;
  readonly sections: readonly OracleSection[];
  readonly expiresAt: number;
}

/**
 * The path of a case to a duty bearer, 0 to 4. A lead path that is at 3 or 4 and has not ended has taken the case with it: the case is the duty bearer's then, and
 * the former owner and team are those who had it before.
 */
export interface OracleHandOver {
  readonly id: string;
  readonly caseId: string;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly isLead: boolean;
  readonly stage: number;
  readonly state: 'running' | 'proposed' | 'offered' | 'ended';
  /** Whether the file was ever opened to the duty bearer. */
  readonly wasOpened: boolean;
  readonly sections: readonly OracleSection[];
  readonly formerOwnerId: string | null;
  readonly formerTeamId: string | null;
}

export interface OracleBlock {
  readonly caseId: string;
  readonly kind: 'user' | 'organisation';
  readonly blockedId: string;
}

export const ORACLE_SECTIONS = [
  'summary', 'identity', 'family', 'risk', 'trafficking', 'plan', 'health', 'legal', 'return', 'reintegration', 'notes', 'documents',
] as const;
export type OracleSection = (typeof ORACLE_SECTIONS)[number];
