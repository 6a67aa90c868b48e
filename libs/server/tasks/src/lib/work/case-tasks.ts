import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { asTask } from '@tact/permissions';
import { CaseFileParts, RecordReader, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { TASK_COLUMNS, type TaskView, taskView, type TaskViewRow } from './task-view';

const OF_CASE = `select ${TASK_COLUMNS} from tact.case_task t where t.case_id = $1 order by t.state = 'open' desc, t.due_at, t.id`;

/** The tasks of a file, with the words that were written for them. */
@Injectable()
export class CaseTasks implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFileParts) private readonly parts: CaseFileParts,
    @Inject(RecordReader) private readonly records: RecordReader,
  ) {}

  onModuleInit(): void {
    this.parts.register('tasks', (principal, seen) => this.read(principal, seen));
  }

  private async read(principal: Principal, seen: SeenCase): Promise<TaskView[]> {
    const { organisationId, grants, blocked } = seen.forAbility;
    const rows = await this.uow.query<TaskViewRow>(OF_CASE, [seen.row.id]);
    const tasks = rows.filter(({ assigneeId }) => principal.ability.can('read', asTask({ organisationId, grants, blocked, assigneeId }, seen.accessNow))).map(taskView);
    if (!tasks.some(({ recordId }) => recordId !== null)) return tasks;
    const notes = new Map((await this.records.all(principal, seen, ['notes'])).map(({ id, fields }) => [id, fields['text']]));
    return tasks.map((task) => {
      const text = task.recordId === null ? undefined : notes.get(task.recordId);
      return typeof text === 'string' ? { ...task, text } : task;
    });
  }
}
