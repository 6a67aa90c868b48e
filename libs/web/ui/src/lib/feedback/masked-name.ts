import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TPipe } from '@tact/web/core';

/** A child's name when it was asked for, dots while it was not. */
@Component({
  selector: 'tact-name',
  imports: [TPipe],
  template: `@if (name(); as known) {
      <bdi>{{ known }}</bdi>
    } @else {
      <span class="mask" aria-hidden="true">••••• ••••••••</span><span class="sr">{{ 'name.hidden' | t }}</span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MaskedName {
  readonly name = input.required<string | null | undefined>();
}
