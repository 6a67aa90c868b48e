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
  /** Null reaches every programme. */
  readonly programmeId: string | null;
  readonly caseScope: CaseScope;
  /** What a grant is made out to for this membership to hold it: the person and what it receives for, and keys of its programmes. */
  readonly granteeIds: readonly string[];
  readonly permissions: readonly Permission[];
}

/** Who asks: the user and the memberships in force now. */
export interface AbilityPrincipal {
  readonly userId: string;
  readonly memberships: readonly PrincipalMembership[];
}

/** All grantee ids of a principal, each once (the database's `tact.grantees()`). */
export function granteeIds(principal: AbilityPrincipal): string[] {
  return [...new Set(principal.memberships.flatMap((membership) => (membership.caseScope === 'none' ? [] : membership.granteeIds)))];
}
