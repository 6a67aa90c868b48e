import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type ApiProblem, Drafts, I18n, TPipe, toProblem } from '@tact/web/core';
import { Failure, Icon, Loading, Note, PageHead } from '@tact/web/ui';
import { ChangeQueue } from '../changes/change-queue';
import { RowChanges } from '../changes/row-changes';
import { DuplicatePair } from '../check/duplicate-pair';
import { ProblemTable } from '../check/problem-table';
import { StartDialog } from '../check/start-dialog';
import { DuplicateQueue } from '../data/duplicate-queue';
import { ImportApi, type StartAnswers } from '../data/import-api';
import { RunWatch } from '../data/run-watch';
import { refusalWords } from '../start/refusal';
import { RunSteps } from './run-steps';
import { RunTotals } from './run-totals';

/** One import: read, compared, checked by a person, imported, reported. Nothing is saved before the person says so. */
@Component({
  selector: 'tact-import-run-page',
  imports: [DuplicatePair, Failure, Icon, Loading, Note, PageHead, ProblemTable, RouterLink, RowChanges, RunSteps, RunTotals, StartDialog, TPipe],
  templateUrl: './import-run-page.html',
  providers: [RunWatch],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportRunPage {
  private readonly api = inject(ImportApi);
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  readonly id = input.required<string>();
  protected readonly watch = inject(RunWatch);
  protected readonly queue = computed(() => new DuplicateQueue(this.api, this.id()));
  protected readonly changes = computed(() => new ChangeQueue(this.api, this.id()));
  protected readonly run = this.watch.run;
  protected readonly isAsking = signal(false);
  protected readonly isActing = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly heading = computed(() => {
    const state = this.run()?.state;
    return this.i18n.t(state ? `imports.heading.${state}` : 'imports.title');
  });
  protected readonly sub = computed(() => {
    const run = this.run();
    if (!run) return '';
    const count = run.total ?? run.counts.rows;
    const file = count ? `${run.fileName}, ${this.i18n.t('imports.rows', { count })}.` : `${run.fileName}.`;
    const isSafe = run.state === 'checked' || run.state === 'comparing' || run.state === 'reading';
    return isSafe ? `${file} ${this.i18n.t('imports.nothingYet')}` : file;
  });
  protected readonly failure = computed(() => {
    const code = this.run()?.failure?.code;
    if (!code) return '';
    return code === 'discarded' || code === 'internal' ? this.i18n.t(`imports.failed.${code}`) : refusalWords(this.i18n, code);
  });
  /** Cases that come of it if every undecided row becomes one. */
  protected readonly most = computed(() => {
    const counts = this.run()?.counts;
    if (!counts) return 0;
    const without = (this.queue().items() ?? []).filter(({ decision }) => decision === 'skip' || decision === 'link').length;
    return Math.max(0, counts.accepted - counts.known - counts.changed - without);
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.watch.open(id));
    });
  }

  protected import(): void {
    const counts = this.run()?.counts;
    if (counts?.undecided || counts?.undecidedChanges) this.isAsking.set(true);
    else void this.start({});
  }

  protected async start(answers: StartAnswers): Promise<void> {
    this.isAsking.set(false);
    await this.act(async () => this.watch.set(await this.api.start(this.id(), answers)));
  }

  /** Gives this run up: what was staged of the file goes, and the form is there again with the same register name. */
  protected async corrected(): Promise<void> {
    const run = this.run();
    if (!run) return;
    await this.act(async () => {
      if (run.state === 'checked' || run.state === 'failed') await this.api.discard(run.id);
      this.drafts.of('import:register', '').set(run.register);
      await this.router.navigate(['/import']);
    });
  }

  private async act(work: () => Promise<unknown>): Promise<void> {
    if (this.isActing()) return;
    this.isActing.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(toProblem(error));
      void this.watch.open(this.id());
    } finally {
      this.isActing.set(false);
    }
  }
}
