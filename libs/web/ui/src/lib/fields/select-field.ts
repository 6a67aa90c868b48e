import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TPipe } from '@tact/web/core';
import { Control } from './control';
import { Field } from './field';
import { FieldFrame } from './field-frame';
import type { Option } from './option';

/** One of many, from a list. The empty first line means "not answered" unless `[required]`. */
@Component({
  selector: 'tact-select-field',
  imports: [Control, FieldFrame, TPipe],
  template: `<tact-field-frame [for]="name()" [label]="label()" [hint]="hint()" [error]="shownError()" [optional]="optional()"
    ><select [tactControl]="this" (change)="value.set(box.value)" #box>
      @if (!required() || !value()) {
        <option value="" [selected]="value() === ''">{{ empty() || ('form.choose' | t) }}</option>
      }
      @for (option of options(); track option.value) {
        <option [value]="option.value" [selected]="option.value === value()" [disabled]="option.disabled ?? false">{{ option.label }}</option>
      }
    </select></tact-field-frame
  >`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SelectField extends Field {
  readonly value = model('');
  readonly options = input.required<readonly Option[]>();
  readonly optional = input(false);
  /** What the empty line says in a filter: "All". */
  readonly empty = input('');
}
