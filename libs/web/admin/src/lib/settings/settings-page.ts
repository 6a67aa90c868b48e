import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { GoRow } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminList } from '../shared/admin-list';

/** Settings with their version: rules read them, tasks keep the version they were made with. */
@Component({
  selector: 'tact-settings-page',
  imports: [AdminList, GoRow, TPipe],
  template: `<tact-admin-list tab="settings" [list]="list">
      <ul class="rows">
        @for (one of list.items(); track one.key) {
          <li tactGoRow [to]="[one.key]" [heading]="name(one.key)" [sub]="('admin.version' | t: { version: one.version }) + ' · ' + dates.instant(one.updatedAt)"></li>
        }
      </ul>
    </tact-admin-list>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingsPage {
  private readonly i18n = inject(I18n);
  protected readonly dates = inject(Dates);
  protected readonly list = inject(AdminApi).settings();

  constructor() {
    void this.list.load();
  }

  protected name(key: string): string {
    return this.i18n.tOr(`admin.setting.${key}`, key);
  }
}
