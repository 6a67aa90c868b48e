import { SECTIONS } from '@tact/domain';
import { BUILT_IN_ROLES, CASE_SUBJECTS } from '@tact/permissions';
import type { RolePermission } from '../shared/admin-model';

/** Rights and sections of a role as two texts of a form; sections narrow what is read and written of a file. */
export interface RightsText {
  readonly rights: string;
  readonly sections: string;
}

/** `Case:read Case:create`, sorted; the sections of its rights on files, all of them when none is named. */
export function rightsText(permissions: readonly RolePermission[]): RightsText {
  const rights = permissions.map(({ action, subject }) => `${subject}:${action}`).sort();
  const narrowed = permissions.find(({ subject, sections }) => isOfFile(subject) && sections);
  return { rights: rights.join(' '), sections: (narrowed?.sections ?? SECTIONS).join(' ') };
}

/** The permissions of what is ticked. A right that was there keeps its own sections unless the sections were changed. */
export function toPermissions(text: RightsText, before: readonly RolePermission[]): readonly RolePermission[] {
  const isSame = rightsText(before).sections === text.sections;
  const chosen = split(text.sections);
  const isAll = chosen.length === SECTIONS.length;
  return split(text.rights).map((right) => {
    const [subject = '', action = ''] = right.split(':');
    const kept = before.find((one) => one.subject === subject && one.action === action);
    if (!isOfFile(subject)) return { action, subject };
    const sections = isSame && kept ? kept.sections : isAll ? undefined : chosen;
    return sections ? { action, subject, sections } : { action, subject };
  });
}

/** What may be ticked: every right that a built-in role has, and those of this role. */
export function offeredRights(permissions: readonly RolePermission[]): readonly { readonly subject: string; readonly actions: readonly string[] }[] {
  const all = [...BUILT_IN_ROLES.flatMap((role) => role.permissions), ...permissions];
  const subjects = [...new Set(all.map(({ subject }) => subject))];
  return subjects.map((subject) => ({ subject, actions: [...new Set(all.filter((one) => one.subject === subject).map(({ action }) => action))] }));
}

export function split(text: string): readonly string[] {
  return text.split(' ').filter(Boolean);
}

function isOfFile(subject: string): boolean {
  return subject === 'Case' || subject === 'CaseRecord';
}

export function isOfCases(subject: string): boolean {
  return (CASE_SUBJECTS as readonly string[]).includes(subject);
}
