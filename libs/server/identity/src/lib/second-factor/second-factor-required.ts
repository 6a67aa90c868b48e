import { type Permission, isAdministering } from '@tact/permissions';

interface HeldRole {
  readonly caseScope: string;
  readonly permissions: readonly Permission[];
}

/**
 * Administrators, supervisors, data protection officers and duty bearers need a second factor (SECURITY.md, Sign-in). Roles
 * are data, so this asks what a role may do: see more than an own caseload, administer, confirm changes or read the logs.
 */
export function secondFactorRequired(roles: readonly HeldRole[]): boolean {
  return roles.some((role) => ['team', 'organisation', 'received'].includes(role.caseScope) || isAdministering(role)
    || role.permissions.some(({ action, subject }) => (action === 'confirm' && subject === 'Change') || subject === 'AccessLog' || subject === 'AuditLog'));
}
