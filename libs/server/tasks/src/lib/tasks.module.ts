import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { ClockSettings } from './clocks/clock-settings';
import { FollowCase } from './clocks/follow-case';
import { ReferralClocks } from './clocks/referral-clocks';
import { TaskPlanner } from './clocks/task-planner';
import { Escalations } from './escalation/escalations';
import { SupervisorNotice } from './escalation/supervisor-notice';
import { LeaversWork } from './leavers/leavers-work';
import { TasksController } from './http/tasks.controller';
import { AddTaskHandler } from './work/add-task.handler';
import { CaseTasks } from './work/case-tasks';
import { CompleteTaskHandler } from './work/complete-task.handler';
import { WorkListHandler } from './work/work-list.handler';

/** Tasks: what the clocks ask for, work lists, escalation of what is missed. */
@Module({
  imports: [CasesModule],
  controllers: [TasksController],
  providers: [ClockSettings, FollowCase, LeaversWork, ReferralClocks, TaskPlanner, Escalations, SupervisorNotice, AddTaskHandler, CaseTasks, CompleteTaskHandler, WorkListHandler],
  exports: [ClockSettings, LeaversWork, ReferralClocks, TaskPlanner, Escalations, SupervisorNotice, AddTaskHandler, CompleteTaskHandler, WorkListHandler],
})
export class TasksModule {}
