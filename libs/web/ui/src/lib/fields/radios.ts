import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Icon } from '../marks/icon';
import { Field } from './field';
import type { Option } from './option';

/** One of a few, all in sight. */
@Component({
  selector: 'tact-radios',
  imports: [Icon],
  template: `<fieldset class="field" [class.wrong]="!!shownError()" [attr.aria-describedby]="describedBy()">
    <legend class="lbl">{{ label() }}</legend>
    @if (hint()) {
      <span class="hint" [id]="name() + '-hint'">{{ hint() }}</span>
    }
    @if (shownError(); as message) {
      <span class="error" [id]="name() + '-error'"><svg tactIcon="attention" [small]="true"></svg>{{ message }}</span>
    }
    @for (option of options(); track option.value; let first = $first) {
      <label class="pick"
        ><input
          type="radio"
          [id]="first ? name() : name() + '-' + option.value"
          [name]="name()"
          [value]="option.value"
          [checked]="option.value === value()"
          [disabled]="disabled() || (option.disabled ?? false)"
          (change)="value.set(option.value)"
          (blur)="touched.set(true)"
        /><span
          >{{ option.label }}
          @if (option.hint) {
            <small>{{ option.hint }}</small>
          }</span
        ></label
      >
    }
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Radios extends Field {
  readonly value = model('');
  readonly options = input.required<readonly Option[]>();
}
