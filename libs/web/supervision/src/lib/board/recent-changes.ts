import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Dates, I18n, TPipe } from '@tact/web/core';
import type { Board, BoardChange } from '@tact/web/offline';
import { CaseCode, Empty, LedgerRow, Risk, Section } from '@tact/web/ui';

const FIRST = 10;

/** What happened in the team in the last week, newest first. */
@Component({
  selector: 'tact-recent-changes',
  imports: [CaseCode, Empty, LedgerRow, Risk, Section, TPipe],
  template: `<section tactSection [heading]="'board.changes' | t: { since: since() }">
    @if (rows().length) {
      <ul class="ledger one">
        @for (row of rows(); track row.kind + row.caseId + row.at) {
          <li tactLedgerRow [when]="row.when" [note]="row.time" [heading]="row.words" [link]="['/cases', row.caseId]"><tact-risk [level]="row.risk" /><tact-code [code]="row.code" /></li>
        }
      </ul>
    } @else {
      <tact-empty [heading]="'board.noChanges' | t" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecentChanges {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly board = input.required<Board>();
  protected readonly since = computed(() => this.dates.short(this.board().since));
  protected readonly rows = computed(() => this.board().changes.slice(0, FIRST).map((change) => ({ ...change, when: this.dates.margin(change.at), time: this.dates.time(change.at), words: this.words(change) })));

  private words({ kind, detail }: BoardChange): string {
    const what = kind === 'moved' ? this.i18n.t(`stage.${detail}`) : kind === 'escalated' ? this.i18n.tOr(`task.${detail}`, this.i18n.t('task.other')) : '';
    return this.i18n.t(`board.change.${kind}`, { what });
  }
}
