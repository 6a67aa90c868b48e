import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { type DemoAccount, I18n, TPipe } from '@tact/web/core';
import { Icon } from '@tact/web/ui';

/** The invented people of a demonstration: who they are, and the code that holds now. */
@Component({
  selector: 'tact-demo-accounts',
  imports: [Icon, TPipe],
  template: `<section>
    <header class="sechead"><h2>{{ 'signIn.demo.title' | t }}</h2></header>
    <p class="small quiet">{{ 'signIn.demo.text' | t }}</p>
    <ul class="demolist mt2">
      @for (account of accounts(); track account.email) {
        <li>
          <span
            ><b>{{ account.name }}</b
            >, {{ role(account.role) }}<small>{{ account.organisation }}</small
            ><small>{{ account.email }} · {{ 'signIn.demo.code' | t: { code: account.code } }}</small></span
          >
          <button class="btn" type="button" [attr.aria-label]="'signIn.demo.useLabel' | t: { name: account.name }" (click)="chosen.emit(account)">
            <svg tactIcon="key"></svg>{{ 'signIn.demo.use' | t }}
          </button>
        </li>
      }
    </ul>
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DemoAccounts {
  private readonly i18n = inject(I18n);
  readonly accounts = input.required<readonly DemoAccount[]>();
  readonly chosen = output<DemoAccount>();

  protected role(key: string): string {
    return this.i18n.tOr(`role.${key}`, key);
  }
}
