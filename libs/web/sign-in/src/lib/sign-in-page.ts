import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { Auth, type DemoAccount, DemoMode, ProblemTexts, QuickExit, TPipe, safeTarget, toProblem } from '@tact/web/core';
import { Icon, Note, Safety, TextField } from '@tact/web/ui';
import { DemoAccounts } from './demo-accounts';
import { LanguageSwitch } from './language-switch';

/** Work e-mail, password and the six digits. In a demonstration the accounts stand below with a "use" button. */
@Component({
  selector: 'tact-sign-in-page',
  imports: [DemoAccounts, Icon, LanguageSwitch, Note, Safety, TPipe, TextField],
  templateUrl: './sign-in-page.html',
  host: { class: 'solopage' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  private readonly auth = inject(Auth);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemTexts);
  protected readonly exit = inject(QuickExit);
  protected readonly demo = inject(DemoMode);

  /** Where to go afterwards (`?to=`). */
  readonly to = input<string>();
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<{ title: string; text: string } | null>(null);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly wantsCode = signal(false);
  protected readonly canSend = computed(() => !!this.email().trim() && !!this.password());

  constructor() {
    inject(Title).setTitle('Tact');
    void this.demo.refresh();
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.canSend() || this.isBusy()) return;
    this.isBusy.set(true);
    this.failure.set(null);
    this.errors.set({});
    try {
      const code = this.code().replace(/\s/g, '');
      await this.auth.signIn({ email: this.email().trim(), password: this.password(), ...(code ? { code } : {}) });
      await this.router.navigateByUrl(safeTarget(this.to()));
    } catch (error) {
      const problem = toProblem(error);
      this.wantsCode.set(problem.code === 'code_required');
      this.failure.set(this.texts.of(problem));
      this.errors.set(this.texts.fields(problem));
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Fills the three boxes with a demonstration account and the code of this moment. */
  protected async use(chosen: DemoAccount): Promise<void> {
    const fresh = (await this.demo.refresh()).find((account) => account.email === chosen.email) ?? chosen;
    this.email.set(fresh.email);
    this.password.set(fresh.password);
    this.code.set(fresh.code);
    this.failure.set(null);
    document.getElementById('sign-in-submit')?.focus();
  }
}
