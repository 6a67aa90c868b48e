import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Dates, I18n, TPipe, sameDay } from '@tact/web/core';
import { CaseStore, Outbox, type WorkTask, completeTask } from '@tact/web/offline';
import { Empty, Icon, InkBar, RecordBadge } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';

/** As long as the ink bar offers to undo. */
const UNDO_MS = 10_000;

/** Open tasks of this case by due time; done with one press, undone for ten seconds. */
@Component({
  selector: 'tact-task-list',
  imports: [Empty, Icon, RecordBadge, TPipe],
  template: `@if (rows().length) {
      <ul class="ledger">
        @for (row of rows(); track row.task.id) {
          <li [class.late]="row.isLate">
            <span class="when"
              ><b>{{ row.day }}</b><span [class.bad]="row.isLate">{{ row.note }}</span></span
            >
            <div class="what taskrow">
              <span
                ><b>{{ row.title }}</b>
                @if (row.task.text) {
                  <span class="line"><bdi>{{ row.task.text }}</bdi></span>
                }
                <tact-badge [state]="row.badge"
              /></span>
              @if (open.canWrite()) {
                <button class="btn" type="button" [attr.aria-label]="('caseFile.tasks.done' | t) + ': ' + row.title" (click)="finish(row.task, row.title)"><svg tactIcon="check"></svg>{{ 'caseFile.tasks.done' | t }}</button>
              }
            </div>
          </li>
        }
      </ul>
    } @else {
      <tact-empty [heading]="'caseFile.tasks.none' | t" />
    }`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskList {
  private readonly dates = inject(Dates);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly outbox = inject(Outbox);
  private readonly store = inject(CaseStore);
  protected readonly open = inject(OpenFile);
  private readonly now = computed(() => new Date(this.store.work.value()?.now ?? Date.now()));
  protected readonly rows = computed(() =>
    this.open.file().tasks
      .filter((task) => task.state === 'open')
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt))
      .map((task) => {
        const isLate = new Date(task.dueAt) < this.now();
        return {
          task, isLate,
          title: this.i18n.tOr(`caseFile.taskKind.${task.kind}`, this.i18n.tOr(`task.${task.kind}`, this.i18n.t('task.other'))),
          day: sameDay(task.dueAt, this.now()) ? this.i18n.t('caseFile.today') : this.dates.short(task.dueAt),
          note: isLate ? this.i18n.t('state.late') : this.dates.time(task.dueAt),
          badge: this.outbox.badge(task.id),
        };
      }),
  );

  protected finish(task: WorkTask, title: string): void {
    const { opId } = this.outbox.enqueue(completeTask(task), UNDO_MS);
    this.ink.undo(this.i18n.t('caseFile.tasks.wasDone', { title }), () => {
      if (!this.outbox.undo(opId)) this.ink.tell(this.i18n.t('caseFile.tasks.tooLate', { title }));
    });
  }
}
