import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { Icon } from '../marks/icon';
import { Field } from './field';
import type { Option } from './option';

/** Any of several. The value keeps the order of the options. */
@Component({
  selector: 'tact-checks',
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
          type="checkbox"
          [id]="first ? name() : name() + '-' + option.value"
          [checked]="value().includes(option.value)"
          [disabled]="disabled() || (option.disabled ?? false)"
          (change)="toggle(option.value)"
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
export class Checks extends Field {
  readonly value = model<readonly string[]>([]);
  readonly options = input.required<readonly Option[]>();

  protected toggle(changed: string): void {
    const chosen = new Set(this.value());
    if (!chosen.delete(changed)) chosen.add(changed);
    this.value.set(this.options().map((option) => option.value).filter((value) => chosen.has(value)));
  }
}
