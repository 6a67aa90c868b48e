import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { type ApiProblem, Auth, Drafts, I18n, TPipe, toProblem } from '@tact/web/core';
import { Reference } from '@tact/web/offline';
import { Failure, Icon, Note, type Option, PageHead, SelectField, TextField } from '@tact/web/ui';
import { ImportApi } from '../data/import-api';
import { RunSteps } from '../run/run-steps';
import { EarlierRuns } from './earlier-runs';
import { FileDrop } from './file-drop';
import { MOST_BYTES, refusalOf, refusalWords } from './refusal';

/** Choose the register an office keeps today. A refused file leaves the form as it is. */
@Component({
  selector: 'tact-import-start-page',
  imports: [EarlierRuns, Failure, FileDrop, Icon, Note, PageHead, RunSteps, SelectField, TextField, TPipe],
  templateUrl: './import-start-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportStartPage {
  private readonly api = inject(ImportApi);
  private readonly auth = inject(Auth);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly reference = inject(Reference);
  private readonly router = inject(Router);
  protected readonly file = signal<File | null>(null);
  protected readonly register = this.drafts.of('import:register', '');
  protected readonly team = this.drafts.of('import:team', '');
  protected readonly isSending = signal(false);
  protected readonly refused = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly fileError = computed(() => (this.refused() === 'required' ? this.i18n.t('imports.file.required') : ''));
  protected readonly refusal = computed(() => (this.refused() && this.refused() !== 'required' ? refusalWords(this.i18n, this.refused()) : ''));
  /** Teams one may import for; no question when there is only one. */
  protected readonly teams = computed<readonly Option[]>(() => {
    const may = (this.auth.principal()?.memberships ?? []).filter(
      (one) => one.teamId && one.permissions.some(({ action, subject }) => action === 'create' && subject === 'Import'),
    );
    return may.map((one) => ({ value: one.teamId ?? '', label: `${one.organisationName}, ${this.teamName(one.teamId)}` }));
  });

  constructor() {
    void this.reference.ensure();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.file();
    this.problem.set(null);
    this.refused.set(!file ? 'required' : file.size > MOST_BYTES ? 'file_too_large' : '');
    if (!file || this.refused() || this.isSending()) return;
    this.isSending.set(true);
    try {
      const run = await this.api.upload(file, this.register(), this.team());
      this.drafts.done('import:register');
      await this.router.navigate(['/import', run.id]);
    } catch (error) {
      const problem = toProblem(error);
      const code = refusalOf(problem);
      this.refused.set(code ?? '');
      this.problem.set(code ? null : problem);
    } finally {
      this.isSending.set(false);
    }
  }

  private teamName(id: string | null): string {
    const teams = (this.reference.data.value() as { teams?: readonly { id: string; name: string }[] } | null)?.teams;
    return teams?.find((team) => team.id === id)?.name ?? '';
  }
}
