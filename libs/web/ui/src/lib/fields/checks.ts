import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Field } from './field';
import { GroupFrame } from './group-frame';
import type { Option } from './option';
import { Pick } from './pick';

/** Any of several. The value keeps the order of the options. */
@Component({
  selector: 'tact-checks',
  imports: [GroupFrame, Pick],
  template: `<fieldset [tactGroupFrame]="this">
    @for (option of options(); track option.value; let first = $first) {
      <label [tactPick]="option"
        ><input
          type="checkbox"
          [id]="first ? name() : name() + '-' + option.value"
          [checked]="value().includes(option.value)"
          [disabled]="disabled() || (option.disabled ?? false)"
          (change)="toggle(option.value)"
          (blur)="touched.set(true)"
      /></label>
    }
  </fieldset>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Checks extends Field {
  readonly value = model<readonly string[]>([]);
  readonly options = input.required<readonly Option[]>();

  protected toggle(changed: string): void {
    const chosen = new Set(this.value());
    if (!chosen.delete(changed)) chosen.add(changed);
    this.value.set(this.options().map((option) => option.value).filter((value) => chosen.has(value)));
  }
}
