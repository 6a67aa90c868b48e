import { BUILT_IN_ROLES } from '../built-in-roles';
import type { AbilityPrincipal, PrincipalMembership } from '../principal';
import type { CaseScope } from '../vocabulary';

/** A membership with a built-in role, for specs. */
export function membershipAs(roleKey: string, at: Partial<PrincipalMembership> = {}, userId = 'me'): PrincipalMembership {
  const role = BUILT_IN_ROLES.find(({ key }) => key === roleKey);
  if (!role) throw new Error(`no role ${roleKey}`);
  const scope = at.caseScope ?? role.caseScope;
  const place = { organisationId: 'org', teamId: 'team', programmeId: null, ...at };
  return { roleKey, caseScope: scope, permissions: role.permissions, granteeIds: heldBy(scope, userId, place.organisationId, place.teamId), ...place };
}

/** Stands for the keys the database makes: plain ids of one programme. */
function heldBy(scope: CaseScope, userId: string, organisationId: string, teamId: string | null): string[] {
  if (scope === 'none') return [];
  const wide = scope === 'team' && teamId !== null ? [teamId] : scope === 'organisation' || scope === 'received' ? [organisationId] : [];
  return [userId, ...wide];
}

/** A user with one built-in role, for specs. */
export function principalAs(roleKey: string, at: Partial<PrincipalMembership> = {}, userId = 'me'): AbilityPrincipal {
  return { userId, memberships: [membershipAs(roleKey, at, userId)] };
}
