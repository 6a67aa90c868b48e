import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** `<svg tactIcon="clock">`: one drawing of the sprite in index.html, decoration only; `[small]` is 16 px, else 20. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'svg[tactIcon]',
  template: '<svg:use [attr.href]="href()" />',
  host: { class: 'i', 'aria-hidden': 'true', '[class.s]': 'small()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly tactIcon = input.required<string>();
  readonly small = input(false);
  protected readonly href = computed(() => `#i-${this.tactIcon()}`);
}
