import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../marks/icon';
import type { Field } from './field';

/** The frame of a question with several controls: legend, hint, error, then the controls. `<fieldset [tactGroupFrame]="this">`. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'fieldset[tactGroupFrame]',
  imports: [Icon],
  template: `<legend class="lbl">{{ field().label() }}</legend>
    @if (shownHint()) {
      <span class="hint" [id]="field().name() + '-hint'">{{ shownHint() }}</span>
    }
    @if (field().shownError(); as message) {
      <span class="error" [id]="field().name() + '-error'"><svg tactIcon="attention" [small]="true"></svg>{{ message }}</span>
    }
    <ng-content />`,
  host: { class: 'field', '[class.wrong]': '!!field().shownError()', '[attr.aria-describedby]': 'field().describedBy()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupFrame {
  readonly field = input.required<Field>({ alias: 'tactGroupFrame' });
  /** Instead of the field's own, where that has none. */
  readonly hint = input('');
  protected readonly shownHint = computed(() => this.field().hint() || this.hint());
}
