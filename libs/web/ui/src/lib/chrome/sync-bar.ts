import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';
import { SYNC_VIEW } from './nav';

/** The strip under a phone's title: the link on the left, what waits on the right. */
@Component({
  selector: 'tact-sync-bar',
  imports: [Icon, RouterLink, TPipe],
  template: `<a class="syncbar" routerLink="/account/sync">
    <span
      ><svg [tactIcon]="view().isOnline ? 'sync' : 'nosignal'"></svg
      ><span
        ><b>{{ (view().isOnline ? 'sync.online' : 'sync.offline') | t }}</b
        >{{ last() ? ('sync.last' | t: { time: last() }) : ('sync.never' | t) }}</span
      ></span
    >
    @if (view().attention > 0) {
      <span class="waits"
        ><svg tactIcon="attention"></svg
        ><span
          ><b>{{ 'sync.attention' | t: { count: view().attention } }}</b
          >{{ view().here ? ('sync.here' | t: { count: view().here }) : ('sync.nothingWaits' | t) }}</span
        ></span
      >
    } @else {
      <span class="waits calm"
        ><svg [tactIcon]="view().here ? 'here' : 'sent'"></svg
        ><span
          ><b>{{ view().here ? ('sync.here' | t: { count: view().here }) : ('sync.allSent' | t) }}</b
          >{{ (view().here ? 'sync.goesOut' : 'sync.nothingWaits') | t }}</span
        ></span
      >
    }
  </a>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SyncBar {
  private readonly dates = inject(Dates);
  protected readonly view = inject(SYNC_VIEW);
  protected readonly last = computed(() => {
    const at = this.view().lastSync;
    return at ? this.dates.time(at) : '';
  });
}
