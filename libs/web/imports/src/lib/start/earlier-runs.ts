import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import { Remote } from '@tact/web/offline';
import { Empty, Failure, GoRow, Loading, Section } from '@tact/web/ui';
import { ImportApi } from '../data/import-api';
import type { ImportRun } from '../data/import-model';

/** One's own imports, newest first. */
@Component({
  selector: 'tact-earlier-runs',
  imports: [Empty, Failure, GoRow, Loading, Section, TPipe],
  template: `<section tactSection [heading]="'imports.earlier' | t" [count]="runs.value()?.items?.length ?? null">
    @if (runs.problem(); as problem) {
      <tact-failure [problem]="problem" [retry]="true" (again)="runs.load()" />
    } @else if (runs.value(); as page) {
      <ul class="rows">
        @for (run of page.items; track run.id) {
          <li tactGoRow [to]="['/import', run.id]" [heading]="run.fileName" [sub]="dates.instant(run.createdAt) + ' · ' + counts(run)">{{ 'imports.state.' + run.state | t }}</li>
        } @empty {
          <li><tact-empty [heading]="'imports.noneYet' | t" /></li>
        }
      </ul>
    } @else {
      <tact-loading [rows]="2" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EarlierRuns {
  private readonly api = inject(ImportApi);
  private readonly i18n = inject(I18n);
  protected readonly dates = inject(Dates);
  protected readonly runs = new Remote(() => this.api.runs());

  constructor() {
    void this.runs.load();
  }

  protected counts(run: ImportRun): string {
    if (run.state === 'done') return this.i18n.t('imports.madeOf', { made: run.counts.imported, rows: run.counts.rows });
    return this.i18n.t('imports.rows', { count: run.counts.rows });
  }
}
