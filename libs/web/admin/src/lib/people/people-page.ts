import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Access, Drafts, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Empty, Failure, GoRow, Icon, Loading, type Option, PageHead, Section, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminTabs } from '../shared/admin-tabs';
import type { Person } from '../shared/admin-model';

/** People and what they may do where. */
@Component({
  selector: 'tact-people-page',
  imports: [AdminTabs, Empty, Failure, GoRow, Icon, Loading, PageHead, RouterLink, Section, SelectField, TextField, TPipe],
  template: `<tact-page-head [heading]="'admin.title' | t" [sub]="'admin.noCase' | t">
      @if (canAdd()) {
        <a class="btn primary pconly" routerLink="new"><svg tactIcon="plus"></svg>{{ 'admin.person.add' | t }}</a>
      }
    </tact-page-head>
    <tact-admin-tabs />
    <main id="main">
      <form class="logfilter" novalidate role="search" (submit)="$event.preventDefault(); list.load()">
        <tact-text-field name="find" type="search" [label]="'admin.find' | t" [maxLength]="100" [(value)]="find" />
        <tact-select-field name="organisation" [label]="'admin.field.organisationId' | t" [options]="organisations()" [empty]="'admin.all' | t" [(value)]="organisation" />
        <button class="btn" type="submit">{{ 'admin.show' | t }}</button>
      </form>
      <section tactSection [heading]="'admin.tab.people' | t" [count]="list.nextCursor() ? null : (list.items()?.length ?? null)">
        @if (canAdd()) {
          <a end class="phoneonly" routerLink="new">{{ 'admin.person.add' | t }}</a>
        }
        @if (list.problem(); as problem) {
          <tact-failure [problem]="problem" [retry]="true" (again)="list.load()" />
        }
        @if (list.items(); as items) {
          <ul class="rows">
            @for (one of items; track one.id) {
              <li tactGoRow [to]="[one.id]" [heading]="one.displayName" [sub]="roles(one)">{{ one.active ? '' : ('admin.inactive' | t) }}</li>
            } @empty {
              <li><tact-empty [heading]="'admin.none' | t" /></li>
            }
          </ul>
          @if (list.nextCursor()) {
            <p class="more"><button class="btn" type="button" (click)="list.more()">{{ 'form.more' | t }}</button></p>
          }
        } @else if (!list.problem()) {
          <tact-loading [rows]="5" />
        }
      </section>
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeoplePage {
  private readonly access = inject(Access);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  protected readonly find = inject(Drafts).of('admin:people:find', '');
  protected readonly organisation = inject(Drafts).of('admin:people:organisation', '');
  protected readonly list = inject(AdminApi).people(() => ({ find: this.find().trim(), organisationId: this.organisation() }));
  protected readonly canAdd = computed(() => this.access.can('create', 'User'));
  protected readonly organisations = computed<readonly Option[]>(() => (this.reference.data.value()?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name })));

  constructor() {
    void this.reference.ensure();
    void this.list.load();
  }

  protected roles({ memberships }: Person): string {
    if (!memberships.length) return this.i18n.t('admin.noRole');
    return memberships.map((one) => `${this.i18n.tOr(`role.${one.roleKey}`, one.roleKey)}, ${one.organisationName}`).join(' · ');
  }
}
