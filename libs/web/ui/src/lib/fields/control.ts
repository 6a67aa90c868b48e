import { Directive, input } from '@angular/core';
import type { Field } from './field';

/** What every single control of a field carries: id, name, what is wrong and where it is said. `<input [tactControl]="this" />`. */
@Directive({
  selector: '[tactControl]',
  host: {
    class: 'input',
    '[id]': 'field().name()',
    '[attr.disabled]': "field().disabled() ? '' : null",
    '[attr.name]': 'field().name()',
    '[attr.aria-required]': 'field().required() || null',
    '[attr.aria-invalid]': '!!field().shownError() || null',
    '[attr.aria-describedby]': 'field().describedBy()',
    '(blur)': 'field().touched.set(true)',
  },
})
export class Control {
  readonly field = input.required<Field>({ alias: 'tactControl' });
}
