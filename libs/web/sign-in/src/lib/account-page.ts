import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Auth, I18n, TPipe, Theme, type ThemeChoice } from '@tact/web/core';
import { GoRow, Icon, NAV_ITEMS, PageHead, Section, UNREAD_NOTICES } from '@tact/web/ui';
import { LanguageSwitch } from './language-switch';
import { SessionList } from './session-list';

/** Who I am here, the language and the look of the app, my sessions and devices, sign out. On a phone: every place. */
@Component({
  selector: 'tact-account-page',
  imports: [GoRow, Icon, LanguageSwitch, PageHead, Section, SessionList, TPipe],
  templateUrl: './account-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPage {
  private readonly router = inject(Router);
  private readonly i18n = inject(I18n);
  private readonly items = inject(NAV_ITEMS);
  protected readonly auth = inject(Auth);
  protected readonly unread = inject(UNREAD_NOTICES);
  protected readonly theme = inject(Theme);
  protected readonly themes: readonly ThemeChoice[] = ['system', 'light', 'dark'];
  protected readonly places = computed(() => this.items().filter((item) => !item.isAdd));
  protected readonly memberships = computed(() => this.auth.principal()?.memberships ?? []);

  protected role(key: string): string {
    return this.i18n.tOr(`role.${key}`, key);
  }

  protected async signOut(): Promise<void> {
    await this.auth.signOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
