import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from './icon';

/** Where a record stands: `here` (Saved here), `sent`, `attention` (Needs attention). Null shows nothing. */
export type BadgeState = 'here' | 'sent' | 'attention' | null;

@Component({
  selector: 'tact-badge',
  imports: [Icon, TPipe],
  template: `@if (state(); as shown) {
    <svg [tactIcon]="shown"></svg>{{ 'badge.' + shown | t }}
  }`,
  host: { '[class]': 'classes()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecordBadge {
  readonly state = input.required<BadgeState>();
  protected readonly classes = computed(() => (this.state() ? `badge ${this.state()}` : ''));
}
