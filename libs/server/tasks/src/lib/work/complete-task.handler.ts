import { Inject, Injectable } from '@nestjs/common';
import { asTask } from '@tact/permissions';
import { AddRecordHandler, CaseFinder } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound, NotPermitted, Refused, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { TaskEntity } from '../task-row';
import { TASK_COLUMNS, type TaskView, taskView, type TaskViewRow } from './task-view';

/** Completes a task, with a note when there are words for it. Runs inside a unit of work. */
@Injectable()
export class CompleteTaskHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(AddRecordHandler) private readonly notes: AddRecordHandler,
  ) {}

  /** Throws 404 for hidden and missing, 403, 409 `version_conflict`, 422 `not_open`. Completing one's own completed task again changes nothing. */
  async execute(principal: Principal, taskId: string, input: { readonly version: number; readonly text?: string | null }): Promise<TaskView> {
    const [task] = await this.uow.query<TaskViewRow & { doneBy: string | null }>(`select ${TASK_COLUMNS}, t.done_by as "doneBy" from tact.case_task t where t.id = $1 for update`, [taskId]);
    if (!task) throw new NotFound();
    const seen = await this.finder.find(principal, task.caseId);
    const { organisationId, grants, blocked } = seen.forAbility;
    if (!principal.ability.can('complete', asTask({ organisationId, grants, blocked, assigneeId: task.assigneeId }, seen.accessNow))) throw new NotPermitted();
    if (task.state === 'done' && task.doneBy === principal.userId) return taskView(task);
    if (task.state !== 'open') throw new Refused('not_open');
    if (task.version !== input.version) throw new Conflict('version_conflict', { version: task.version });
    const at = new Date(seen.now);
    const done = { state: 'done' as const, doneAt: at, doneBy: principal.userId, version: task.version + 1, updatedBy: principal.userId, updatedAt: at };
    const { affected } = await this.uow.manager.update(TaskEntity, { id: taskId, version: task.version }, done);
    if (affected !== 1) throw new Conflict();
    if (input.text?.trim()) {
      await this.notes.execute(principal, task.caseId, { id: uuidv7(), kind: 'note', fields: { text: input.text, language: principal.language, on: seen.now.slice(0, 10) } });
    }
    return taskView({ ...task, ...done });
  }
}
