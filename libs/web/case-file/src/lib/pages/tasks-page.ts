import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { HAND_TASK_KINDS } from '@tact/domain';
import { type ApiProblem, Dates, Drafts, I18n, TPipe, newId } from '@tact/web/core';
import { addTask } from '@tact/web/offline';
import { AreaField, Failure, Icon, InkBar, PageHead, Section, SelectField, TextField } from '@tact/web/ui';
import { OpenFile } from '../file/open-file';
import { Saver } from '../forms/saver';
import { TaskList } from '../overview/task-list';

interface TaskForm {
  readonly kind: string;
  readonly day: string;
  readonly time: string;
  readonly text: string;
}

/** Kinds a person adds by hand; those that events start are not offered. */
const OFFERED: readonly string[] = HAND_TASK_KINDS;
const EMPTY: TaskForm = { kind: 'visit', day: '', time: '09:00', text: '' };

/** Tasks of the case: what is open, a new one, what was done. */
@Component({
  selector: 'tact-tasks-page',
  imports: [AreaField, Failure, Icon, PageHead, Section, SelectField, TPipe, TaskList, TextField],
  templateUrl: './tasks-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TasksPage {
  private readonly drafts = inject(Drafts);
  private readonly i18n = inject(I18n);
  private readonly ink = inject(InkBar);
  private readonly saver = inject(Saver);
  protected readonly open = inject(OpenFile);
  protected readonly dates = inject(Dates);
  private readonly key = `task:${this.open.id()}`;
  protected readonly form = this.drafts.of<TaskForm>(this.key, EMPTY);
  protected readonly dayError = signal('');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly isBusy = signal(false);
  private nextId = newId();
  protected readonly kinds = computed(() => OFFERED.map((value) => ({ value, label: this.word(value) })));
  protected readonly done = computed(() => this.open.file().tasks.filter((task) => task.state === 'done'));

  protected change(part: Partial<TaskForm>): void {
    this.form.update((form) => ({ ...form, ...part }));
  }

  protected word(kind: string): string {
    return this.i18n.tOr(`caseFile.taskKind.${kind}`, this.i18n.tOr(`task.${kind}`, this.i18n.t('task.other')));
  }

  protected async add(): Promise<void> {
    if (this.isBusy()) return;
    const { kind, day, time, text } = this.form();
    const due = new Date(`${day}T${time || '09:00'}`);
    this.dayError.set(Number.isNaN(due.getTime()) ? this.i18n.t('caseFile.tasks.dayMissing') : '');
    if (this.dayError()) return document.getElementById('task-day')?.focus();
    this.isBusy.set(true);
    const saved = await this.saver.save(addTask(this.open.id(), { kind, dueAt: due.toISOString(), text: text.trim() ? text : undefined }, this.nextId));
    this.isBusy.set(false);
    this.problem.set(saved.kind === 'refused' ? saved.problem : null);
    if (saved.kind === 'refused') return;
    this.nextId = newId();
    this.form.set(EMPTY);
    this.ink.tell(this.i18n.t(saved.kind === 'sent' ? 'caseFile.saved.sent' : 'caseFile.saved.here'));
  }
}
