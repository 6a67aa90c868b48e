import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Access, I18n, TPipe } from '@tact/web/core';
import { GoRow } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminList } from '../shared/admin-list';
import type { Role } from '../shared/admin-model';

/** Roles: where each finds its cases and how many rights it holds. */
@Component({
  selector: 'tact-roles-page',
  imports: [AdminList, GoRow, TPipe],
  template: `<tact-admin-list tab="roles" [list]="list" [add]="canAdd() ? ('admin.role.add' | t) : ''">
      <ul class="rows">
        @for (one of list.items(); track one.id) {
          <li tactGoRow [to]="[one.id]" [heading]="name(one)" [sub]="('admin.scope.' + one.caseScope | t) + ' · ' + ('admin.rights' | t: { count: one.permissions.length })"></li>
        }
      </ul>
    </tact-admin-list>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RolesPage {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  protected readonly list = inject(AdminApi).roles();
  protected readonly canAdd = computed(() => this.access.can('create', 'Role'));

  constructor() {
    void this.list.load();
  }

  protected name(role: Role): string {
    return role.builtIn ? this.i18n.tOr(`role.${role.key}`, role.name) : role.name;
  }
}
