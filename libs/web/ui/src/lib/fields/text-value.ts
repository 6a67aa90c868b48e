import { Directive, input, model } from '@angular/core';
import { Field } from './field';

/** A field whose value is typed. */
@Directive()
export abstract class TextValue extends Field {
  readonly value = model('');
  readonly maxLength = input<number | undefined>(undefined);
  readonly optional = input(false);
}
