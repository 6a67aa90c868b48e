import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

export interface TabLink {
  readonly label: string;
  readonly link: readonly unknown[] | string;
  readonly count?: number;
}

/** Tabs that are pages: each has an address, so that back and reload work. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an attribute keeps the native element and its meaning
  selector: 'nav[tactTabs]',
  imports: [RouterLink, RouterLinkActive],
  template: `@for (tab of tabs(); track tab.label) {
    <a [routerLink]="tab.link" routerLinkActive ariaCurrentWhenActive="page"
      >{{ tab.label }}
      @if (tab.count) {
        <b>{{ tab.count }}</b>
      }</a
    >
  }`,
  host: { class: 'tabs' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tabs {
  readonly tabs = input.required<readonly TabLink[]>();
}
