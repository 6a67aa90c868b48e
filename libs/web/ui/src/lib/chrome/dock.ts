import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';
import { NAV_ITEMS } from './nav';
import { Safety } from './safety';

const PLACES = 3;

/** The ink dock at the thumb: three places, then Lock and Exit. */
@Component({
  selector: 'tact-dock',
  imports: [Icon, RouterLink, RouterLinkActive, Safety, TPipe],
  template: `<nav [attr.aria-label]="'chrome.main' | t">
      @for (item of places(); track item.key) {
        <a
          [routerLink]="item.link"
          routerLinkActive
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: item.link === '/' || !!item.isAdd }"
          [class.add]="item.isAdd"
          ><svg [tactIcon]="item.icon"></svg>{{ item.label | t }}
          @if (item.count) {
            <b>{{ item.count }}</b>
          }</a
        >
      }
    </nav>
    <tact-safety (lock)="lock.emit()" (leave)="leave.emit()" />`,
  host: { class: 'dock' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dock {
  private readonly items = inject(NAV_ITEMS);
  protected readonly places = computed(() => {
    const all = this.items();
    const add = all.filter((item) => item.isAdd);
    return [...all.filter((item) => !item.isAdd).slice(0, PLACES - add.length), ...add];
  });
  readonly lock = output<void>();
  readonly leave = output<void>();
}
