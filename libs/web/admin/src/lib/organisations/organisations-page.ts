import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TPipe } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Empty, Failure, GoRow, Icon, Loading, PageHead, Section } from '@tact/web/ui';
import { AdminApi } from '../shared/admin-api';
import { AdminTabs } from '../shared/admin-tabs';

/** Every organisation: NGOs and duty bearers. */
@Component({
  selector: 'tact-organisations-page',
  imports: [AdminTabs, Empty, Failure, GoRow, Icon, Loading, PageHead, RouterLink, Section, TPipe],
  template: `<tact-page-head [heading]="'admin.title' | t" [sub]="'admin.noCase' | t">
      <a class="btn primary pconly" routerLink="new"><svg tactIcon="plus"></svg>{{ 'admin.organisation.add' | t }}</a>
    </tact-page-head>
    <tact-admin-tabs />
    <main id="main">
      <section tactSection [heading]="'admin.tab.organisations' | t" [count]="list.items()?.length ?? null">
        <a end class="phoneonly" routerLink="new">{{ 'admin.organisation.add' | t }}</a>
        @if (list.problem(); as problem) {
          <tact-failure [problem]="problem" [retry]="true" (again)="list.load()" />
        }
        @if (list.items(); as items) {
          <ul class="rows">
            @for (one of items; track one.id) {
              <li tactGoRow [to]="[one.id]" [heading]="one.name" [sub]="words(one.kind, one.category) + ' · ' + one.country">{{ one.active ? '' : ('admin.inactive' | t) }}</li>
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
