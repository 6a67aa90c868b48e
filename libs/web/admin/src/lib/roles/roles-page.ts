import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, I18n, TPipe } from '@tact/web/core';
import { Failure, GoRow, Icon, Loading, PageHead, Section } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminTabs } from '../shared/admin-tabs';
import type { Role } from '../shared/admin-model';

/** Roles: where each finds its cases and how many rights it holds. */
@Component({
  selector: 'tact-roles-page',
  imports: [AdminTabs, Failure, GoRow, Icon, Loading, PageHead, RouterLink, Section, TPipe],
  template: `<tact-page-head [heading]="'admin.title' | t" [sub]="'admin.noCase' | t">
      @if (canAdd()) {
        <a class="btn primary pconly" routerLink="new"><svg tactIcon="plus"></svg>{{ 'admin.role.add' | t }}</a>
      }
    </tact-page-head>
    <tact-admin-tabs />
    <main id="main">
      <section tactSection [heading]="'admin.tab.roles' | t" [count]="list.items()?.length ?? null">
        @if (canAdd()) {
          <a end class="phoneonly" routerLink="new">{{ 'admin.role.add' | t }}</a>
        }
        @if (list.problem(); as problem) {
          <tact-failure [problem]="problem" [retry]="true" (again)="list.load()" />
        }
        @if (list.items(); as items) {
          <ul class="rows">
            @for (one of items; track one.id) {
              <li tactGoRow [to]="[one.id]" [heading]="name(one)" [sub]="('admin.scope.' + one.caseScope | t) + ' · ' + ('admin.rights' | t: { count: one.permissions.length })"></li>
            }
          </ul>
        } @else if (!list.problem()) {
          <tact-loading [rows]="5" />
        }
      </section>
    </main>`,
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
