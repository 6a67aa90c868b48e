import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { ConsentsModule } from '@tact/server/consents';
import { SharingModule } from '@tact/server/sharing';
import { OperationsModule } from '@tact/server/sync';
import { TasksModule } from '@tact/server/tasks';
import { HandOverDesks, HandOverHooks } from './case-hooks';
import { AcceptOfferHandler } from './commands/accept-offer.handler';
import { ApproveStepHandler } from './commands/approve-step.handler';
import { BeginHandOverHandler } from './commands/begin-hand-over.handler';
import { EndHandOversWithoutConsent } from './commands/end-without-consent';
import { ReceiverCommands, SenderCommands } from './commands/hand-over-commands';
import { MoveGates } from './commands/move-gates';
import { ProposeStepHandler } from './commands/propose-step.handler';
import { ReceiverSteps } from './commands/receiver-steps';
import { SenderSteps } from './commands/sender-steps';
import { StepRunner } from './commands/step-runner';
import { HandOverOperations, HandOverReach } from './hand-over-operations';
import { CaseHandOversController } from './http/case-hand-overs.controller';
import { HandOverEntrance } from './http/hand-over-entrance';
import { HandOverReads, HandOversController } from './http/hand-overs.controller';
import { ReceiverHandOversController } from './http/receiver-hand-overs.controller';
import { SenderHandOversController } from './http/sender-hand-overs.controller';
import { GroundReader } from './read/ground';
import { HandOverFinder } from './read/hand-over-finder';
import { HandOverHeads } from './read/hand-over-heads';
import { HandOverNotices } from './read/hand-over-notices';
import { OfferSnapshot } from './read/offer-snapshot';
import { PeopleWhoTakeOver } from './read/people-who-take-over';
import { PreviewStepHandler } from './read/preview-step.handler';
import { ReadPageHandler } from './read/read-page.handler';
import { StepDesk } from './read/step-desk';
import { ViewHandOverHandler } from './read/view-hand-over.handler';
import { HandOverRepository } from './store/hand-over.repository';
import { HandOverEntries } from './store/hand-over-entries';
import { StepApprovals } from './store/step-approvals';

/** Hand-over to duty bearers: the path 0 to 4 of a case and category, and the transfer of its lead. */
@Module({
  imports: [CasesModule, ConsentsModule, TasksModule, OperationsModule, SharingModule],
  controllers: [CaseHandOversController, HandOversController, SenderHandOversController, ReceiverHandOversController],
  providers: [
    AcceptOfferHandler, ApproveStepHandler, BeginHandOverHandler, EndHandOversWithoutConsent, GroundReader, HandOverDesks, HandOverEntrance, HandOverEntries, HandOverFinder,
    HandOverHeads, HandOverHooks, HandOverNotices, HandOverOperations, HandOverReach, HandOverReads, HandOverRepository, MoveGates, OfferSnapshot, PeopleWhoTakeOver,
    PreviewStepHandler, ProposeStepHandler, ReadPageHandler, ReceiverCommands, ReceiverSteps, SenderCommands, SenderSteps, StepApprovals, StepDesk, StepRunner, ViewHandOverHandler,
  ],
})
export class HandOverModule {}
