import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { TasksModule } from '@tact/server/tasks';
import { DangerWatch } from './danger-watch';
import { FollowUpVisits } from './follow-up-visits';
import { MissedVisits } from './missed-visits';
import { OpenVisits } from './open-visits';

/** What follows a return home and a closure: visits, scores, and the way back when there is danger. */
@Module({
  imports: [CasesModule, TasksModule],
  providers: [DangerWatch, FollowUpVisits, MissedVisits, OpenVisits],
  exports: [MissedVisits],
})
export class ReintegrationModule {}
