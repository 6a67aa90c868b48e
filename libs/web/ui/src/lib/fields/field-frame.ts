import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Icon } from '../marks/icon';

/** Label, hint, error, then the control: in this order, so that a reader hears what is wanted first. */
@Component({
  selector: 'tact-field-frame',
  imports: [Icon, TPipe],
  template: `<label [attr.for]="for()">{{ label() }}@if (optional()) {<span class="quiet"> {{ 'form.optional' | t }}</span>}</label>
    @if (hint()) {
      <span class="hint" [id]="for() + '-hint'">{{ hint() }}</span>
    }
    @if (error()) {
      <span class="error" [id]="for() + '-error'"><svg tactIcon="attention" [small]="true"></svg>{{ error() }}</span>
    }
    <ng-content />`,
  host: { class: 'field', '[class.wrong]': '!!error()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldFrame {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input('');
  readonly optional = input(false);
}
