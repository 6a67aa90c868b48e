import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute, Router } from '@angular/router';
import { Api, type ApiProblem, ProblemTexts, QuickExit, TPipe, toProblem } from '@tact/web/core';
import { Failure, Loading, Note, Safety, TextField } from '@tact/web/ui';
import { LanguageSwitch } from './language-switch';

interface Invitation {
  readonly email: string;
  readonly displayName: string;
  readonly wantsPassword: boolean;
  readonly totpSecret: string | null;
  readonly totpUri: string | null;
}

/**
 * A first or a new password and second factor. The token stands behind `#` in the address, so that no server log and no
 * referrer carries it; it is taken out of the address at once.
 */
@Component({
  selector: 'tact-invitation-page',
  imports: [Failure, LanguageSwitch, Loading, Note, Safety, TPipe, TextField],
  templateUrl: './invitation-page.html',
  host: { class: 'solopage' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InvitationPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly texts = inject(ProblemTexts);
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly exit = inject(QuickExit);
  protected readonly invitation = signal<Invitation | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly password = signal('');
  protected readonly code = signal('');
  protected readonly isBusy = signal(false);

  constructor() {
    inject(Title).setTitle('Tact');
    history.replaceState(history.state, '', '/invitation');
    void this.attempt(async () => this.invitation.set(await this.api.post<Invitation>('/auth/invitations/open', { token: this.token })));
  }

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    const wanted = this.invitation();
    if (!wanted || this.isBusy()) return;
    await this.attempt(async () => {
      const password = wanted.wantsPassword ? { password: this.password() } : {};
      const code = wanted.totpSecret ? { code: this.code().replace(/\s/g, '') } : {};
      await this.api.post('/auth/invitations/accept', { token: this.token, ...password, ...code });
      await this.router.navigateByUrl('/sign-in', { replaceUrl: true });
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.problem.set(null);
    this.errors.set({});
    try {
      await work();
    } catch (error) {
      const problem = toProblem(error);
      this.problem.set(problem);
      this.errors.set(this.texts.fields(problem));
    } finally {
      this.isBusy.set(false);
    }
  }
}
