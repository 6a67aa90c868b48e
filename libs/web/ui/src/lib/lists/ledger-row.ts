import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/**
 * One line of `<ul class="ledger">`: when in the margin (`when` bold, `note` under it, red with `[late]`), then the
 * heading; the content is the second line (risk, code, who). With `link` the whole row leads there.
 */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'li[tactLedgerRow]',
  imports: [NgTemplateOutlet, RouterLink],
  template: `<span class="when"
      ><b>{{ when() }}</b>
      @if (note()) {
        <span [class.bad]="late()">{{ note() }}</span>
      }</span
    >
    @if (link(); as to) {
      <a class="what" [routerLink]="to"><ng-container [ngTemplateOutlet]="body" /></a>
    } @else {
      <div class="what"><ng-container [ngTemplateOutlet]="body" /></div>
    }
    <ng-template #body
      ><b>{{ heading() }}</b><span class="line"><ng-content /></span
    ></ng-template>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LedgerRow {
  readonly when = input.required<string>();
  readonly note = input('');
  readonly late = input(false);
  readonly heading = input.required<string>();
  readonly link = input<readonly unknown[] | string | null>(null);
}
