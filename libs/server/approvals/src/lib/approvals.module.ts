import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { SharingModule } from '@tact/server/sharing';
import { OperationsModule } from '@tact/server/sync';
import { TasksModule } from '@tact/server/tasks';
import { ApprovalOperations } from './approval-operations';
import { ApprovalCommands } from './commands/approval-commands';
import { ApprovalFinder } from './commands/approval-finder';
import { DecideApprovalHandler, DecisionDesk } from './commands/decide-approval.handler';
import { ProposalGround, ProposeApprovalHandler } from './commands/propose-approval.handler';
import { WithdrawApprovalHandler } from './commands/withdraw-approval.handler';
import { ApprovalCommandsController } from './http/approval-commands.controller';
import { ApprovalEntries } from './store/approval-entries';
import { ApprovalFactSource } from './subjects/approval-fact-source';
import { ApprovalTasks, ApprovalTools } from './subjects/approval-tasks';
import { FileDesk } from './subjects/file-desk';
import { FollowEdits } from './subjects/follow-edits';
import { ProposedPages } from './subjects/proposed-pages';

/** Approvals of the case's own file: moves, assessments, plans, closures. */
@Module({
  imports: [CasesModule, TasksModule, SharingModule, OperationsModule],
  controllers: [ApprovalCommandsController],
  providers: [
    ApprovalOperations, ApprovalCommands, ApprovalFinder, DecideApprovalHandler, DecisionDesk, ProposalGround, ProposeApprovalHandler, WithdrawApprovalHandler,
    ApprovalEntries, ApprovalFactSource, ApprovalTasks, ApprovalTools, FileDesk, FollowEdits, ProposedPages,
  ],
})
export class ApprovalsModule {}
