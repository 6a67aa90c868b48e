import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdPipe, newId, Once } from '@tact/server/cases';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { AddTaskHandler } from '../work/add-task.handler';
import { CompleteTaskHandler } from '../work/complete-task.handler';
import type { TaskView } from '../work/task-view';
import { type WorkList, WorkListHandler } from '../work/work-list.handler';
import { AddTaskDto, CompleteTaskDto } from './tasks.dto';

/** The work of a person and the tasks of a case. */
@ApiTags('tasks')
@Controller()
export class TasksController {
  constructor(
    @Inject(Once) private readonly once: Once,
    @Inject(WorkListHandler) private readonly work: WorkListHandler,
    @Inject(AddTaskHandler) private readonly adding: AddTaskHandler,
    @Inject(CompleteTaskHandler) private readonly completing: CompleteTaskHandler,
  ) {}

  /** Open tasks by urgency: codes and clear facts, no names. */
  @Get('tasks') @Requires('read', 'Task')
  list(@CurrentPrincipal() principal: Principal): Promise<WorkList> {
    return this.work.execute(principal);
  }

  /** Adds a task by hand; its text becomes a note of the case. */
  @Post('cases/:id/tasks') @Requires('create', 'Task')
  add(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) caseId: string, @IdempotencyKey() key: string | undefined, @Body() body: AddTaskDto): Promise<TaskView> {
    const add = (): Promise<TaskView> => this.adding.execute(principal, caseId, { ...body, id: newId(body.id) });
    return this.once.run(principal, {
      route: `POST /cases/${caseId}/tasks`, key, body, caseId: null, again: add,
      first: async () => {
        const value = await add();
        return { value, resource: value.id, version: value.version };
      },
    });
  }

  /** Completes a task on the version that was seen. */
  @Post('tasks/:id/complete') @HttpCode(200) @Requires('complete', 'Task')
  complete(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IdempotencyKey() key: string | undefined, @Body() body: CompleteTaskDto): Promise<TaskView> {
    const complete = (): Promise<TaskView> => this.completing.execute(principal, id, body);
    return this.once.run(principal, {
      route: `POST /tasks/${id}/complete`, key, body, caseId: null, again: complete,
      first: async () => {
        const value = await complete();
        return { value, resource: value.id, version: value.version };
      },
    });
  }
}
