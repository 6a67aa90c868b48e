import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { TasksModule } from '@tact/server/tasks';
import { ReadBoardHandler } from './board/read-board.handler';
import { DeputiesHandler } from './deputies/deputies.handler';
import { ProgrammeApprovers } from './deputies/programme-approvers';
import { BoardController } from './http/board.controller';
import { DeputiesController } from './http/deputies.controller';
import { AssignmentLog } from './reassign/assignment-log';
import { ReassignCasesHandler } from './reassign/reassign-cases.handler';

/** The supervisor's board: overdue work, caseloads, reassignment, deputies. */
@Module({
  imports: [CasesModule, TasksModule],
  controllers: [BoardController, DeputiesController],
  providers: [ReadBoardHandler, ReassignCasesHandler, AssignmentLog, DeputiesHandler, ProgrammeApprovers],
  exports: [ReassignCasesHandler, ProgrammeApprovers],
})
export class BoardModule {}
