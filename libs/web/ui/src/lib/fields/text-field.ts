import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Field } from './field';
import { FieldFrame } from './field-frame';

/** `<tact-text-field label="First name" name="firstName" [(value)]="firstName" />`. */
@Component({
  selector: 'tact-text-field',
  imports: [FieldFrame],
  template: `<tact-field-frame [for]="name()" [label]="label()" [hint]="hint()" [error]="shownError()" [optional]="optional()"
    ><input
      class="input"
      [id]="name()"
      [type]="type()"
      [value]="value()"
      [disabled]="disabled()"
      [attr.name]="name()"
      [attr.autocomplete]="autocomplete()"
      [attr.inputmode]="inputmode() || null"
      [attr.maxlength]="maxLength() ?? null"
      [attr.aria-required]="required() || null"
      [attr.aria-invalid]="!!shownError() || null"
      [attr.aria-describedby]="describedBy()"
      (input)="value.set(box.value)"
      (blur)="touched.set(true)"
      #box
  /></tact-field-frame>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextField extends Field {
  readonly value = model('');
  readonly type = input<'text' | 'email' | 'password' | 'search' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local'>('text');
  readonly autocomplete = input('off');
  readonly inputmode = input('');
  readonly maxLength = input<number | undefined>(undefined);
  readonly optional = input(false);
}
