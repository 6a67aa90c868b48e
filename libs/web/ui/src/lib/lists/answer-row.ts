import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A row of `<dl class="summary">`: `<div tactAnswer label="Sex">Girl <a act ...>Change</a></div>`. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'div[tactAnswer]',
  template: `<dt>{{ label() }}</dt>
    <dd><ng-content /></dd>
    <dd class="act"><ng-content select="[act]" /></dd>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerRow {
  readonly label = input.required<string>();
}
