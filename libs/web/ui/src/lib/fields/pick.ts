import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Option } from './option';

/** One choice: the control, its words and its hint; the whole line is the target. `<label [tactPick]="option"><input ... /></label>`. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'label[tactPick]',
  template: `<ng-content /><span
      >{{ option().label }}
      @if (option().hint) {
        <small>{{ option().hint }}</small>
      }</span
    >`,
  host: { class: 'pick' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pick {
  readonly option = input.required<Option>({ alias: 'tactPick' });
}
