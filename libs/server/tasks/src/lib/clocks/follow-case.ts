import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type CaseEvent, CaseEvents } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { SupervisorNotice } from '../escalation/supervisor-notice';
import { clockEffect } from './record-clocks';
import { type Place, TaskPlanner } from './task-planner';

const PLACE = `select id as "caseId", organisation_id as "organisationId", owner_id as "ownerId", risk, status = 'closed' as "isClosed"
  from tact.case_file where id = $1`;

/** Keeps the tasks of a case in step with what happens to it, in the same transaction. */
@Injectable()
export class FollowCase implements OnModuleInit {
  constructor(
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
  ) {}

  onModuleInit(): void {
    this.events.register((event) => this.follow(event));
  }

  /** What an import says of closed cases starts no work. */
  private async begin(name: string, event: CaseEvent, only?: readonly string[]): Promise<void> {
    const { isClosed, ...place } = await this.place(event.caseId);
    if (!isClosed) await this.planner.begin(name, place, event.at, event.principal.userId, { only });
  }

  private async follow(event: CaseEvent): Promise<void> {
    const { caseId, at, principal: { userId } } = event;
    switch (event.type) {
      case 'registered':
        return event.source === 'registered' ? this.registered(event) : undefined;
      case 'record_added':
      case 'record_changed': {
        const { does, begins } = clockEffect(event.kind, event.fields);
        await this.planner.done(caseId, does, at, userId);
        for (const begun of begins) await this.begin(begun, event);
        return;
      }
      case 'risk_changed':
        return this.planner.retime(await this.place(caseId), at, userId);
      case 'victim_status_changed':
        return event.to === 'not_victim' || event.to === 'at_risk' ? undefined : this.begin('potential_victim', event);
      case 'owner_changed':
        await this.planner.handOver(caseId, event.from, event.to, at, userId);
        return event.to === null ? this.begin('registered', event, ['assign_worker']) : this.begin('last_supervisor_review', event);
      case 'alerted':
        await this.planner.add(await this.place(caseId), { kind: event.task, dueAt: new Date(at), recordId: event.noteId }, at, userId);
        return this.notice.send(caseId, `alert_${event.kind}`, caseId);
      case 'approval':
        return;
      case 'moved':
        return event.closed ? this.planner.cancelAll(caseId, at, userId) : undefined;
    }
  }

  private async registered(event: Extract<CaseEvent, { type: 'registered' }>): Promise<void> {
    const place = { caseId: event.caseId, organisationId: event.organisationId, ownerId: event.ownerId, risk: event.risk };
    const but = event.ownerId === null ? [] : ['assign_worker'];
    await this.planner.begin('registered', place, event.at, event.principal.userId, { but });
    if (event.ownerId !== null) await this.planner.begin('last_supervisor_review', place, event.at, event.principal.userId);
    await this.planner.begin('identified', place, event.at, event.principal.userId);
  }

  private async place(caseId: string): Promise<Place & { readonly isClosed: boolean }> {
    const [place] = await this.uow.query<Place & { readonly isClosed: boolean }>(PLACE, [caseId]);
    if (!place) throw new Error('a case event about a case the actor does not see');
    return place;
  }
}
