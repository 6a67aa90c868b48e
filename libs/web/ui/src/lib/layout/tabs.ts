import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject, input } from '@angular/core';
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly tabs = input.required<readonly TabLink[]>();

  constructor() {
    // On a phone the row is wider than the screen; the mark of the present one comes a moment after the first drawing.
    afterNextRender(() => setTimeout(() => this.showPresent()));
  }

  private showPresent(): void {
    const present = this.host.querySelector<HTMLElement>('[aria-current]');
    if (present) this.host.scrollLeft = Math.max(0, present.offsetLeft - this.host.offsetLeft + present.offsetWidth - this.host.clientWidth);
  }
}
