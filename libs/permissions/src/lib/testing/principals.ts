import { BUILT_IN_ROLES } from '../built-in-roles';
import type { AbilityPrincipal, PrincipalMembership } from '../principal';

/** A membership with a built-in role, for specs. */
export function membershipAs(roleKey: string, at: Partial<PrincipalMembership> = {}): PrincipalMembership {
  const role = BUILT_IN_ROLES.find(({ key }) => key === roleKey);
  if (!role) throw new Error(`no role ${roleKey}`);
  return {
    organisationId: 'org',
    teamId: 'team',
    roleKey,
    caseScope: role.caseScope,
    permissions: role.permissions,
    ...at,
  };
}

/** A user with one built-in role, for specs. */
export function principalAs(roleKey: string, at: Partial<PrincipalMembership> = {}, userId = 'me'): AbilityPrincipal {
  return { userId, memberships: [membershipAs(roleKey, at)] };
}
