import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Field } from './field';
import { FieldFrame } from './field-frame';

/** Several lines of text. */
@Component({
  selector: 'tact-area-field',
  imports: [FieldFrame],
  template: `<tact-field-frame [for]="name()" [label]="label()" [hint]="hint()" [error]="shownError()" [optional]="optional()"
    ><textarea
      class="input"
      [id]="name()"
      [rows]="rows()"
      [value]="value()"
      [disabled]="disabled()"
      [attr.name]="name()"
      [attr.maxlength]="maxLength() ?? null"
      [attr.aria-required]="required() || null"
      [attr.aria-invalid]="!!shownError() || null"
      [attr.aria-describedby]="describedBy()"
      (input)="value.set(box.value)"
      (blur)="touched.set(true)"
      #box
    ></textarea
  ></tact-field-frame>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaField extends Field {
  readonly value = model('');
  readonly rows = input(4);
  readonly maxLength = input<number | undefined>(undefined);
  readonly optional = input(false);
}
