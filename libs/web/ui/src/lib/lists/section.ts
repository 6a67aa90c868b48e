import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../marks/icon';

/**
 * `<section tactSection heading="Today" [count]="3">`: the 2 px ink rule with heading and count, then the content.
 * An element with `end` stands at the right of the header. `[late]` draws it in red with a clock.
 */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'section[tactSection]',
  imports: [Icon],
  template: `<header>
      @if (late()) {
        <svg tactIcon="clock"></svg>
      }
      <h2>{{ heading() }}</h2>
      @if (count() !== null) {
        <span class="count">{{ count() }}</span>
      }
      <ng-content select="[end]" />
    </header>
    <ng-content />`,
  host: { class: 'section', '[class.late]': 'late()', '[attr.aria-label]': 'heading()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Section {
  readonly heading = input.required<string>();
  readonly count = input<number | string | null>(null);
  readonly late = input(false);
}
