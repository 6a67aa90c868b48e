import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Icon, PageHead, Section } from '@tact/web/ui';
import { AdminTabs } from './admin-tabs';
import { Listed } from './listed';
import type { Paged } from './paged';

/** A place of administration that is one list: head, tabs, what narrows it (`[filter]`), the rows, and the way to add one. */
@Component({
  selector: 'tact-admin-list',
  imports: [AdminTabs, Icon, Listed, PageHead, RouterLink, Section, TPipe],
  template: `<tact-page-head [heading]="'admin.title' | t" [sub]="'admin.noCase' | t">
      @if (add()) {
        <a class="btn primary pconly" routerLink="new"><svg tactIcon="plus"></svg>{{ add() }}</a>
      }
    </tact-page-head>
    <tact-admin-tabs />
    <main id="main">
      <ng-content select="[filter]" />
      <section tactSection [heading]="'admin.tab.' + tab() | t" [count]="count()">
        @if (add()) {
          <a end class="phoneonly" routerLink="new">{{ add() }}</a>
        }
        <tact-listed [list]="list()"><ng-content /></tact-listed>
      </section>
    </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdminList {
  readonly tab = input.required<string>();
  readonly list = input.required<Paged<unknown>>();
  /** The words of the button that adds one; '' where nobody may. */
  readonly add = input('');
  protected readonly count = computed(() => (this.list().nextCursor() ? null : (this.list().items()?.length ?? null)));
}
