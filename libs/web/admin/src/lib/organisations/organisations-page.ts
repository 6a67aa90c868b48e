import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { GoRow } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminList } from '../shared/admin-list';

/** Every organisation: NGOs and duty bearers. */
@Component({
  selector: 'tact-organisations-page',
  imports: [AdminList, GoRow, TPipe],
  template: `<tact-admin-list tab="organisations" [list]="list" [add]="'admin.organisation.add' | t">
      <ul class="rows">
        @for (one of list.items(); track one.id) {
          <li tactGoRow [to]="[one.id]" [heading]="one.name" [sub]="words(one.kind, one.category) + ' · ' + one.country">{{ one.active ? '' : ('admin.inactive' | t) }}</li>
        }
      </ul>
    </tact-admin-list>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrganisationsPage {
  private readonly reference = inject(Reference);
  private readonly i18n = inject(I18n);
  protected readonly list = inject(AdminApi).organisations();

  constructor() {
    void this.reference.ensure();
    void this.list.load();
  }

  protected words(kind: string, category: string | null): string {
    return this.i18n.t(`admin.kind.${kind}`) + (category && kind === 'duty_bearer' ? `, ${this.reference.label('duty_bearer', category)}` : '');
  }
}
