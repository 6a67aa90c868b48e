import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Auth, Dates, I18n, TPipe, daysBetween } from '@tact/web/core';
import type { Board, LateTask } from '@tact/web/offline';
import { CaseCode, Empty, LedgerRow, Risk, Section } from '@tact/web/ui';

const RISKS = ['high', 'medium', 'low', 'none'];
const FIRST = 8;

/** Overdue work of the team: how late, what, which case, who has it, and since when it is with the supervisor. */
@Component({
  selector: 'tact-late-work',
  imports: [CaseCode, Empty, LedgerRow, Risk, RouterLink, Section, TPipe],
  templateUrl: './late-work.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LateWork {
  private readonly auth = inject(Auth);
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  readonly board = input.required<Board>();
  protected readonly byRisk = signal(false);
  protected readonly isLong = signal(false);
  protected readonly sorted = computed(() => {
    const rank = ({ risk }: LateTask): number => (risk ? RISKS.indexOf(risk) : RISKS.length);
    return this.byRisk() ? [...this.board().late].sort((a, b) => rank(a) - rank(b) || a.dueAt.localeCompare(b.dueAt)) : this.board().late;
  });
  protected readonly rows = computed(() => this.sorted().slice(0, this.isLong() ? undefined : FIRST).map((task) => this.row(task)));

  private row(task: LateTask) {
    const me = this.auth.principal()?.userId;
    const isMine = task.assigneeId === me || task.kind === 'supervisor_review' || task.assigneeId === null;
    return {
      ...task, isMine, late: this.late(task.dueAt), title: this.i18n.tOr(`task.${task.kind}`, this.i18n.t('task.other')),
      who: isMine ? this.i18n.t('board.you') : (task.assigneeName ?? ''),
      told: isMine ? this.i18n.t('board.yours') : task.escalatedAt ? this.i18n.t('board.withYouSince', { at: this.dates.margin(task.escalatedAt) }) : this.i18n.t('board.workerTold'),
    };
  }

  private late(dueAt: string): string {
    const days = daysBetween(dueAt, this.board().now);
    return days > 0 ? this.i18n.t('board.days', { count: days }) : this.i18n.t('board.since', { time: this.dates.time(dueAt) });
  }
}
