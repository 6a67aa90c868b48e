import { Inject, Injectable } from '@nestjs/common';
import { isManualTaskKind } from '@tact/domain';
import { asTask } from '@tact/permissions';
import { AddRecordHandler, CaseFinder } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, Conflict, NotPermitted, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { TaskPlanner } from '../clocks/task-planner';
import { TASK_COLUMNS, type TaskView, taskView, type TaskViewRow } from './task-view';

export interface NewTask {
  readonly id: string;
  readonly kind: string;
  /** Instant, ISO 8601. */
  readonly dueAt: string;
  readonly text?: string | null;
}

/** Adds a task by hand; its words are a note of the case. Runs inside a unit of work. */
@Injectable()
export class AddTaskHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(AddRecordHandler) private readonly notes: AddRecordHandler,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
  ) {}

  /** Throws 404, 403, 400 naming the field, 409 `id_taken`. The same id again on the same case changes nothing. */
  async execute(principal: Principal, caseId: string, input: NewTask): Promise<TaskView> {
    if (!isManualTaskKind(input.kind)) throw new BadRequest([{ path: 'kind', code: 'unknown_code' }]);
    if (Number.isNaN(Date.parse(input.dueAt))) throw new BadRequest([{ path: 'dueAt', code: 'not_a_date' }]);
    const seen = await this.finder.find(principal, caseId);
    const { organisationId, grants, blocked } = seen.forAbility;
    if (!principal.ability.can('create', asTask({ organisationId, grants, blocked, assigneeId: principal.userId }, seen.accessNow))) throw new NotPermitted();
    const [known] = await this.uow.query<TaskViewRow>(`select ${TASK_COLUMNS} from tact.case_task t where t.id = $1`, [input.id]);
    if (known && known.caseId !== caseId) throw new Conflict('id_taken');
    if (known) return taskView(known);
    const recordId = input.text?.trim() ? uuidv7() : null;
    if (recordId !== null) {
      await this.notes.execute(principal, caseId, { id: recordId, kind: 'note', fields: { text: input.text, language: principal.language, on: seen.now.slice(0, 10) } });
    }
    const place = { caseId, organisationId, ownerId: seen.row.ownerId ?? principal.userId, risk: seen.row.risk };
    const row = await this.planner.add(place, { id: input.id, kind: input.kind, dueAt: new Date(input.dueAt), recordId }, seen.now, principal.userId).catch((error: unknown) => {
      throw (error as { driverError?: { code?: string } }).driverError?.code === '23505' ? new Conflict('id_taken') : error;
    });
    return { ...taskView(row), ...(recordId === null ? {} : { text: input.text }) };
  }
}
