import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { TasksModule } from '@tact/server/tasks';
import { ConsentClock } from './clock/consent-clock';
import { ConsentPlan } from './clock/consent-plan';
import { PlanHooks } from './clock/plan-hooks';
import { OverrideRows } from './overrides/override-rows';
import { OverrideTools, OverridesHandler } from './overrides/overrides.handler';
import { OverridesController } from './overrides/overrides.controller';

const OPEN = [ConsentClock, ConsentPlan, OverrideRows];

/** What time does to consent, and sharing without it by a decision of two people. */
@Module({
  imports: [CasesModule, TasksModule],
  controllers: [OverridesController],
  providers: [...OPEN, PlanHooks, OverrideTools, OverridesHandler],
  exports: OPEN,
})
export class ConsentsModule {}
