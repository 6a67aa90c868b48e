import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dates, I18n, PersonWords, TPipe, sameDay } from '@tact/web/core';
import type { Board } from '@tact/web/offline';
import { CaseCode, Empty, LedgerRow, Risk, Section } from '@tact/web/ui';

const FIRST = 8;

/** Cases of the team that nobody has, the most urgent first. */
@Component({
  selector: 'tact-new-cases',
  imports: [CaseCode, Empty, LedgerRow, Risk, RouterLink, Section, TPipe],
  template: `<section tactSection [heading]="'board.unassigned' | t" [count]="board().unassignedTotal">
    @if (rows().length) {
      <ul class="ledger one">
        @for (row of rows(); track row.caseId) {
          <li tactLedgerRow [when]="row.when" [note]="row.note" [late]="row.isLate" [heading]="row.who" [link]="['/cases', row.caseId, 'assign']">
            <tact-risk [level]="row.risk" /><tact-code [code]="row.code" /><span class="act">{{ 'board.give' | t }}</span>
          </li>
        }
      </ul>
      @if (board().unassignedTotal > rows().length) {
        <p class="more"><a routerLink="/team/move">{{ 'board.allUnassigned' | t: { count: board().unassignedTotal } }}</a></p>
      }
    } @else {
      <tact-empty [heading]="'board.noneUnassigned' | t" />
    }
  </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewCases {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  readonly board = input.required<Board>();
  protected readonly rows = computed(() => this.board().unassigned.slice(0, FIRST).map((one) => {
    const due = one.dueAt ?? one.registeredAt;
    const isToday = sameDay(due, this.board().now);
    return {
      ...one, who: this.people.of(one), isLate: one.dueAt !== null && one.dueAt < this.board().now,
      when: one.dueAt && isToday ? this.i18n.t('board.by', { time: this.dates.time(due) }) : this.dates.margin(due),
      note: one.dueAt ? this.i18n.t(one.dueAt < this.board().now ? 'board.lateNote' : 'board.due') : this.i18n.t('board.registered'),
    };
  }));
}
