import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { ApiProblem, Auth, Dates, ProblemTexts, QuickExit, TPipe, safeTarget, toProblem } from '@tact/web/core';
import { Icon, Safety, TextField } from '@tact/web/ui';

/** The session is kept, what is unsent is kept; the password opens it. No name, no case, no count. */
@Component({
  selector: 'tact-lock-page',
  imports: [Icon, Safety, TPipe, TextField],
  template: `<main id="main" class="lockpage">
      <span class="mark">Tact</span>
      <div class="lk">
        <svg tactIcon="lock"></svg>
        <h1>{{ 'signIn.lock.title' | t }}</h1>
        <p>{{ since() ? ('signIn.lock.since' | t: { time: since() }) : '' }} {{ 'signIn.lock.kept' | t }}</p>
      </div>
      <form (submit)="open($event)">
        <tact-text-field name="unlock" type="password" autocomplete="current-password" [label]="'signIn.password' | t" [error]="error()" [(value)]="password" />
        <button class="btn primary wide" type="submit" [disabled]="isBusy()">{{ 'signIn.lock.open' | t }}</button>
      </form>
      <p class="foot">
        <span></span><button class="link" type="button" (click)="leaveSession()">{{ 'signIn.lock.notYou' | t }}</button>
      </p>
    </main>
    <div class="dock solo-dock"><span></span><tact-safety [canLock]="false" (leave)="exit.leave()" /></div>`,
  host: { class: 'solopage' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LockPage {
  private readonly auth = inject(Auth);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemTexts);
  private readonly dates = inject(Dates);
  protected readonly exit = inject(QuickExit);
  readonly to = input<string>();
  protected readonly password = signal('');
  protected readonly error = signal('');
  protected readonly isBusy = signal(false);
  protected readonly since = computed(() => {
    const at = this.auth.lockedSince();
    return at ? this.dates.time(at) : '';
  });

  constructor() {
    inject(Title).setTitle('Tact');
  }

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.password() || this.isBusy()) return;
    this.isBusy.set(true);
    this.error.set('');
    try {
      await this.auth.unlock(this.password());
      await this.router.navigateByUrl(safeTarget(this.to()), { replaceUrl: true });
    } catch (error) {
      this.password.set('');
      const failed = toProblem(error);
      const problem = this.texts.of(failed.code === 'sign_in_failed' ? new ApiProblem({ status: 401, code: 'password_wrong' }) : failed);
      this.error.set(`${problem.title}. ${problem.text}`);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async leaveSession(): Promise<void> {
    await this.auth.signOut();
    await this.router.navigateByUrl('/sign-in', { replaceUrl: true });
  }
}
