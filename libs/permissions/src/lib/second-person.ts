import type { AbilityPrincipal, RoleData } from './principal';
import { CASE_SUBJECTS } from './vocabulary';

export const CHANGE_KINDS = [
  'membership_grant',
  'membership_end',
  'role_change',
  'password_reset',
  'second_factor_reset',
  'user_change',
  'organisation_change',
  'setting_change',
  'code_change',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change an administrator asks for. `role` is the role to grant, or the role before; `roleAfter` the role after. */
export interface Change {
  readonly kind: ChangeKind;
  readonly proposedBy: string;
  /** Whom it is about, and where that person works. */
  readonly userId?: string | null;
  readonly organisationId?: string | null;
  readonly teamId?: string | null;
  readonly role?: RoleData | null;
  readonly roleAfter?: RoleData | null;
}

/** Whether a role opens case content. */
export function hasCaseContent(role: Pick<RoleData, 'caseScope' | 'permissions'>): boolean {
  return (
    role.caseScope !== 'none' &&
    role.permissions.some(({ subject }) => (CASE_SUBJECTS as readonly string[]).includes(subject))
  );
}

/** Whether a role administers users, roles or memberships. */
export function isAdministering(role: Pick<RoleData, 'permissions'>): boolean {
  return role.permissions.some(
    ({ subject, action }) => ['User', 'Membership', 'Role'].includes(subject) && ['create', 'update'].includes(action),
  );
}

/** Whether one person may not hold these roles together: an administrator holds no case role (DESIGN.md section 1). */
export function rolesConflict(roles: readonly RoleData[]): boolean {
  return roles.some(hasCaseContent) && roles.some(isAdministering);
}

/**
 * Whether a change takes a second person: granting a role with case content, changing such a role (before or after), and
 * resetting a password or second factor (DESIGN.md section 1). A grant or role change without its role counts as such.
 */
export function needsSecondPerson(change: Change): boolean {
  switch (change.kind) {
    case 'membership_grant':
      return !change.role || hasCaseContent(change.role);
    case 'role_change':
      return (
        (!change.role && !change.roleAfter) ||
        [change.role, change.roleAfter].some((role) => role && hasCaseContent(role))
      );
    case 'password_reset':
    case 'second_factor_reset':
      return true;
    case 'membership_end':
    case 'user_change':
    case 'organisation_change':
    case 'setting_change':
    case 'code_change':
      return false;
  }
}

/**
 * Whether a principal may be the second person: the data protection officer, or a supervisor of the person it is about;
 * never the proposer and never that person. Rights come from the roles as stored.
 */
export function mayConfirm(change: Change, principal: AbilityPrincipal): boolean {
  if (principal.userId === change.proposedBy || principal.userId === change.userId) return false;
  return principal.memberships.some(({ organisationId, teamId, caseScope, permissions }) => {
    if (!permissions.some(({ action, subject }) => action === 'confirm' && subject === 'Change')) return false;
    if (permissions.some(({ subject, action }) => subject === 'AccessLog' && action === 'read')) return true;
    if (change.kind === 'role_change' || !change.userId || organisationId !== change.organisationId) return false;
    return caseScope === 'organisation' || (caseScope === 'team' && teamId !== null && teamId === change.teamId);
  });
}
