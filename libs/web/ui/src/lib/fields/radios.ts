import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Field } from './field';
import { GroupFrame } from './group-frame';
import type { Option } from './option';
import { Pick } from './pick';

/** One of a few, all in sight. */
@Component({
  selector: 'tact-radios',
  imports: [GroupFrame, Pick],
  template: `<fieldset [tactGroupFrame]="this">
    @for (option of options(); track option.value; let first = $first) {
      <label [tactPick]="option"
        ><input
          type="radio"
          [id]="first ? name() : name() + '-' + option.value"
          [name]="name()"
          [value]="option.value"
          [checked]="option.value === value()"
          [disabled]="disabled() || (option.disabled ?? false)"
          (change)="value.set(option.value)"
          (blur)="touched.set(true)"
      /></label>
    }
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Radios extends Field {
  readonly value = model('');
  readonly options = input.required<readonly Option[]>();
}
