import type { Section } from '@tact/domain';
import type { CaseScope } from './vocabulary';

/** One right of a role. `sections` narrows it to sections of the file; without it, all that the grants give. */
export interface Permission {
  readonly action: string;
  readonly subject: string;
  readonly sections?: readonly Section[];
}

/** A role as it is stored: data, edited by administrators with a second person. */
export interface RoleData {
  readonly key: string;
  readonly caseScope: CaseScope;
  readonly permissions: readonly Permission[];
}

/** A membership with its role, as `GET /me` and the database's `begin_actor` give it. */
export interface PrincipalMembership {
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly roleKey: string;
  readonly caseScope: CaseScope;
  readonly permissions: readonly Permission[];
}

/** Who asks: the user and the memberships in force now. */
export interface AbilityPrincipal {
  readonly userId: string;
  readonly memberships: readonly PrincipalMembership[];
}

/** The ids under which a membership's case scope holds grants (the database's `tact.grantees()` is their union). */
export function granteesOf(
  userId: string,
  membership: Pick<PrincipalMembership, 'caseScope' | 'teamId' | 'organisationId'>,
): string[] {
  switch (membership.caseScope) {
    case 'own':
      return [userId];
    case 'team':
      return membership.teamId === null ? [userId] : [userId, membership.teamId];
    case 'organisation':
      return [userId, membership.organisationId];
    case 'received':
      return [membership.organisationId];
    case 'none':
      return [];
  }
}

/** All grantee ids of a principal, each once. */
export function granteeIds(principal: AbilityPrincipal): string[] {
  return [...new Set(principal.memberships.flatMap((membership) => granteesOf(principal.userId, membership)))];
}
