import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { type ApiProblem, I18n, TPipe, toProblem } from '@tact/web/core';
import { Empty, Failure, Icon, Loading, Section } from '@tact/web/ui';
import { ImportApi } from '../data/import-api';
import type { ImportRun } from '../data/import-model';
import { ProblemList } from '../data/problem-list';
import { csv } from './problem-csv';
import { save } from './save-file';

/** Rows to look at: what was found in which column, what it means, and the way out. Rejected rows and remarks look different. */
@Component({
  selector: 'tact-problem-table',
  imports: [Empty, Failure, Icon, Loading, Section, TPipe],
  templateUrl: './problem-table.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemTable {
  private readonly api = inject(ImportApi);
  private readonly i18n = inject(I18n);
  readonly run = input.required<ImportRun>();
  private readonly runId = computed(() => this.run().id);
  protected readonly list = computed(() => new ProblemList(this.api, this.runId()));
  protected readonly total = computed(() => this.run().counts.rejected + this.run().counts.warnings);
  protected readonly failed = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      const list = this.list();
      untracked(() => void list.load());
    });
  }

  protected problem(code: string): string {
    return this.i18n.tOr(`imports.problems.${code}`, this.i18n.t('imports.problems.not_accepted'));
  }

  protected wayOut(code: string): string {
    return this.i18n.tOr(`imports.wayOut.${code}`, this.i18n.t('imports.wayOut.not_accepted'));
  }

  /** Rows, columns and problems; what stands in the cells stays in the office's own file. */
  protected async download(): Promise<void> {
    try {
      const all = await this.list().all();
      const head = ['row', 'column', 'kind', 'problem', 'wayOut'].map((name) => this.i18n.t(`imports.head.${name}`));
      const rows = all.map((one) => [String(one.row), one.column, this.i18n.t(`imports.severity.${one.severity}`), this.problem(one.code), this.wayOut(one.code)]);
      save(new Blob([csv([head, ...rows])], { type: 'text/csv;charset=utf-8' }), `${this.run().register}-rows.csv`);
      this.failed.set(null);
    } catch (error) {
      this.failed.set(toProblem(error));
    }
  }
}
