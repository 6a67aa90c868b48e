import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { SeenName } from './seen-name';

/** A child's name when it was asked for, dots while it was not. */
@Component({
  selector: 'tact-name',
  imports: [SeenName, TPipe],
  template: `@if (name(); as known) {
      <tact-seen-name [text]="known" />
    } @else {
      <span class="mask" aria-hidden="true">••••• ••••••••</span><span class="sr">{{ 'name.hidden' | t }}</span>
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MaskedName {
  readonly name = input.required<string | null | undefined>();
}
