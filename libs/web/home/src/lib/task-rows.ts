import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Dates, I18n, PersonWords, TPipe, daysBetween, sameDay } from '@tact/web/core';
import { CaseNames, CaseStore, type WorkTask } from '@tact/web/offline';
import { CaseCode, LedgerRow, MaskedName, Risk } from '@tact/web/ui';

const FIRST = 10;

/** The rows of one ledger: when, what, then risk, code and who; the first ten until asked. No name until asked. */
@Component({
  selector: 'tact-task-rows',
  imports: [CaseCode, LedgerRow, MaskedName, Risk, TPipe],
  template: `<ul class="ledger">
    @for (row of rows(); track row.task.id) {
      <li tactLedgerRow [when]="row.when" [note]="row.note" [late]="late()" [heading]="row.title" [link]="['/cases', row.task.caseId]">
        <tact-risk [level]="row.risk" />
        @if (row.code) {
          <tact-code [code]="row.code" />
        }
        @if (names.ownShown() && names.of(row.task.caseId); as name) {
          <tact-name [name]="name" />
        } @else {
          <span>{{ row.who }}</span>
        }
      </li>
    }
  </ul>
  @if (rows().length < tasks().length) {
    <p class="more"><button class="link" type="button" (click)="isLong.set(true)">{{ 'home.allTasks' | t: { count: tasks().length } }}</button></p>
  }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskRows {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly people = inject(PersonWords);
  private readonly store = inject(CaseStore);
  protected readonly names = inject(CaseNames);
  readonly tasks = input.required<readonly WorkTask[]>();
  /** The domain's present moment. */
  readonly now = input.required<Date>();
  readonly late = input(false);
  readonly isToday = input(false);

  protected readonly isLong = signal(false);

  protected readonly rows = computed(() =>
    this.tasks().slice(0, this.isLong() ? undefined : FIRST).map((task) => {
      const facts = task.case ?? this.store.head(task.caseId);
      return {
        task,
        title: this.i18n.tOr(`task.${task.kind}`, this.i18n.t('task.other')),
        when: this.when(task.dueAt),
        note: this.late() ? this.lateWords(task.dueAt) : '',
        risk: facts?.risk ?? null,
        code: facts?.code ?? '',
        who: facts ? this.people.of(facts, this.now().getFullYear()) : '',
      };
    }),
  );

  private when(dueAt: string): string {
    return this.isToday() ? this.i18n.t('home.by', { time: this.dates.time(dueAt) }) : this.dates.margin(dueAt);
  }

  private lateWords(dueAt: string): string {
    if (sameDay(dueAt, this.now())) return this.i18n.t('home.lateToday', { time: this.dates.time(dueAt) });
    return this.i18n.t('home.daysLate', { count: daysBetween(dueAt, this.now()) });
  }
}
