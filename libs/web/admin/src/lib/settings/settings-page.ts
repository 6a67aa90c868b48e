import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Failure, GoRow, Loading, PageHead, Section } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminTabs } from '../shared/admin-tabs';

/** Settings with their version: rules read them, tasks keep the version they were made with. */
@Component({
  selector: 'tact-settings-page',
  imports: [AdminTabs, Failure, GoRow, Loading, PageHead, Section, TPipe],
  template: `<tact-page-head [heading]="'admin.title' | t" [sub]="'admin.noCase' | t" />
    <tact-admin-tabs />
    <main id="main">
      <section tactSection [heading]="'admin.tab.settings' | t" [count]="list.items()?.length ?? null">
        @if (list.problem(); as problem) {
          <tact-failure [problem]="problem" [retry]="true" (again)="list.load()" />
        }
        @if (list.items(); as items) {
          <ul class="rows">
            @for (one of items; track one.key) {
              <li tactGoRow [to]="[one.key]" [heading]="name(one.key)" [sub]="('admin.version' | t: { version: one.version }) + ' · ' + dates.instant(one.updatedAt)"></li>
            }
          </ul>
        } @else if (!list.problem()) {
          <tact-loading [rows]="5" />
        }
      </section>
    </main>`,
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
