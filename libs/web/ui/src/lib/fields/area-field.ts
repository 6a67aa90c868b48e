import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Control } from './control';
import { FieldFrame } from './field-frame';
import { TextValue } from './text-value';

/** Several lines of text. */
@Component({
  selector: 'tact-area-field',
  imports: [Control, FieldFrame],
  template: `<tact-field-frame [for]="name()" [label]="label()" [hint]="hint()" [error]="shownError()" [optional]="optional()"
    ><textarea [tactControl]="this" [rows]="rows()" [value]="value()" [attr.maxlength]="maxLength() ?? null" (input)="value.set(box.value)" #box></textarea
  ></tact-field-frame>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaField extends TextValue {
  readonly rows = input(4);
}
