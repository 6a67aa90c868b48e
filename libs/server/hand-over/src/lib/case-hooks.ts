import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { handOverFacts, handOverPending } from '@tact/domain';
import { CaseEvents, CaseFactSources } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { ApprovalSubjects } from '@tact/server/sharing';
import { EndHandOversWithoutConsent } from './commands/end-without-consent';
import { StepDesk } from './read/step-desk';
import type { HandOverRow } from './store/hand-over-row';

/** The supervisor's side of a step. */
@Injectable()
export class HandOverDesks {
  constructor(
    @Inject(ApprovalSubjects) private readonly subjects: ApprovalSubjects,
    @Inject(StepDesk) private readonly steps: StepDesk,
  ) {}

  open(): void {
    this.subjects.register('hand_over', this.steps);
  }
}

/** Where hand-overs follow a case: the facts its gates read, a consent that is written anew, and what a supervisor reads. */
@Injectable()
export class HandOverHooks implements OnModuleInit {
  constructor(
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CaseFactSources) private readonly facts: CaseFactSources,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(EndHandOversWithoutConsent) private readonly consent: EndHandOversWithoutConsent,
    @Inject(HandOverDesks) private readonly desks: HandOverDesks,
  ) {}

  onModuleInit(): void {
    this.desks.open();
    this.facts.register(async ({ row }) => {
      const paths = (await this.uow.query<HandOverRow>('select * from tact.hand_over where case_id = $1 order by id', [row.id]))
        .map((path) => ({ isLead: path.is_lead, state: path.state, stage: path.stage, outcome: path.outcome }));
      return { handOver: handOverFacts(paths), pending: handOverPending(paths) };
    });
    this.events.register(async (event) => {
      if ((event.type === 'record_added' || event.type === 'record_changed') && event.kind === 'consent') await this.consent.afterConsentChange(event.principal, event.caseId);
    });
  }
}
