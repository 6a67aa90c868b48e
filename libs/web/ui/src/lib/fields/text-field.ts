import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Control } from './control';
import { FieldFrame } from './field-frame';
import { TextValue } from './text-value';

/** `<tact-text-field label="First name" name="firstName" [(value)]="firstName" />`. */
@Component({
  selector: 'tact-text-field',
  imports: [Control, FieldFrame],
  template: `<tact-field-frame [for]="name()" [label]="label()" [hint]="hint()" [error]="shownError()" [optional]="optional()"
    ><input
      [tactControl]="this"
      [type]="type()"
      [value]="value()"
      [attr.autocomplete]="autocomplete()"
      [attr.inputmode]="inputmode() || null"
      [attr.maxlength]="maxLength() ?? null"
      (input)="value.set(box.value)"
      #box
  /></tact-field-frame>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextField extends TextValue {
  readonly type = input<'text' | 'email' | 'password' | 'search' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local'>('text');
  readonly autocomplete = input('off');
  readonly inputmode = input('');
}
