import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseEvents } from '@tact/server/cases';
import { ConsentPlan } from './consent-plan';

const FOLLOWED: readonly string[] = ['consent', 'identity'];

/** A consent or a birth date that is written anew is planned anew. */
@Injectable()
export class PlanHooks implements OnModuleInit {
  constructor(
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(ConsentPlan) private readonly plan: ConsentPlan,
  ) {}

  onModuleInit(): void {
    this.events.register(async (event) => {
      if ((event.type === 'record_added' || event.type === 'record_changed') && FOLLOWED.includes(event.kind) && !event.isNewCase) await this.plan.refresh(event.principal, event.caseId);
    });
  }
}
