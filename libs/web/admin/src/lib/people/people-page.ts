import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Access, Drafts, I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { GoRow, type Option, SelectField, TextField } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminList } from '../shared/admin-list';
import type { Person } from '../shared/admin-model';

/** People and what they may do where. */
@Component({
  selector: 'tact-people-page',
  imports: [AdminList, GoRow, SelectField, TextField, TPipe],
  template: `<tact-admin-list tab="people" [list]="list" [add]="canAdd() ? ('admin.person.add' | t) : ''">
      <form filter class="logfilter" novalidate role="search" (submit)="$event.preventDefault(); list.load()">
        <tact-text-field name="find" type="search" [label]="'admin.find' | t" [maxLength]="100" [(value)]="find" />
        <tact-select-field name="organisation" [label]="'admin.field.organisationId' | t" [options]="organisations()" [empty]="'admin.all' | t" [(value)]="organisation" />
        <button class="btn" type="submit">{{ 'admin.show' | t }}</button>
      </form>
      <ul class="rows">
        @for (one of list.items(); track one.id) {
          <li tactGoRow [to]="[one.id]" [heading]="one.displayName" [sub]="roles(one)">{{ one.active ? '' : ('admin.inactive' | t) }}</li>
        }
      </ul>
    </tact-admin-list>`,
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
