import { Injectable, inject } from '@angular/core';
import { I18n } from '@tact/web/core';
import type { Change, RolePermission } from '../shared/admin-model';

interface RoleShape {
  readonly key?: string;
  readonly caseScope?: string;
  readonly permissions?: readonly RolePermission[];
}

/** What a change asks for, in words. */
@Injectable({ providedIn: 'root' })
export class ChangeWords {
  private readonly i18n = inject(I18n);

  heading(change: Change): string {
    return this.i18n.tOr(`admin.change.${change.kind}`, change.kind, { name: change.subjectName ?? this.role(change.payload['roleAfter'] as RoleShape | undefined) });
  }

  /** The role and where, or the rights a role gains and loses. */
  details(change: Change): readonly string[] {
    if (change.kind === 'membership_grant') {
      return [this.i18n.t('admin.change.asRole', { role: this.role(change.payload['role'] as RoleShape | undefined), organisation: change.organisationName ?? '' })];
    }
    if (change.kind !== 'role_change') return [];
    const before = (change.payload['role'] as RoleShape | null) ?? {};
    const after = (change.payload['roleAfter'] as RoleShape | undefined) ?? {};
    const [had, has] = [this.rights(before), this.rights(after)];
    const gained = has.filter((right) => !had.includes(right));
    const lost = had.filter((right) => !has.includes(right));
    const scope = before.caseScope !== after.caseScope ? [this.i18n.t('admin.change.scope', { scope: this.i18n.t(`admin.scope.${after.caseScope ?? 'none'}`) })] : [];
    return [
      ...scope,
      ...(gained.length ? [this.i18n.t('admin.change.gains', { rights: gained.join(', ') })] : []),
      ...(lost.length ? [this.i18n.t('admin.change.loses', { rights: lost.join(', ') })] : []),
    ];
  }

  private role(role: RoleShape | null | undefined): string {
    return role?.key ? this.i18n.tOr(`role.${role.key}`, role.key) : '';
  }

  private rights(role: RoleShape): readonly string[] {
    return (role.permissions ?? []).map(({ action, subject, sections }) => {
      const right = `${this.i18n.tOr(`admin.subject.${subject}`, subject)}: ${this.i18n.tOr(`admin.action.${action}`, action)}`;
      return sections ? `${right} (${sections.map((section) => this.i18n.tOr(`section.${section}`, section)).join(', ')})` : right;
    });
  }
}
