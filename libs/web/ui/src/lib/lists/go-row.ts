import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../marks/icon';

/** `<li tactGoRow [to]="[id]" heading="" sub="">right side</li>` inside `<ul class="rows">`. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'li[tactGoRow]',
  imports: [Icon, RouterLink],
  template: `<a class="row go" [routerLink]="to()" [queryParams]="query()">
    <span
      ><b>{{ heading() }}</b>
      @if (sub()) {
        <span class="sub">{{ sub() }}</span>
      }</span
    >
    <span class="small"><ng-content /></span>
    <svg tactIcon="right"></svg>
  </a>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GoRow {
  readonly to = input.required<readonly unknown[] | string>();
  readonly query = input<Readonly<Record<string, string>> | null>(null);
  readonly heading = input.required<string>();
  readonly sub = input('');
}
