import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { ConsentsModule } from '@tact/server/consents';
import { OperationsModule } from '@tact/server/sync';
import { TasksModule } from '@tact/server/tasks';
import { ApprovalsController } from './http/approvals.controller';
import { CaseReferralsController } from './http/case-referrals.controller';
import { ReceiverCommandsController } from './http/receiver-commands.controller';
import { ReferralsController } from './http/referrals.controller';
import { SenderCommandsController } from './http/sender-commands.controller';
import { TalkController } from './http/talk.controller';
import { SHARING_PROVIDERS } from './sharing.providers';

/** Referrals, approvals and the duty bearer's review. */
@Module({
  imports: [CasesModule, ConsentsModule, TasksModule, OperationsModule],
  controllers: [CaseReferralsController, ReferralsController, SenderCommandsController, ReceiverCommandsController, TalkController, ApprovalsController],
  providers: SHARING_PROVIDERS,
  exports: SHARING_PROVIDERS,
})
export class SharingModule {}
