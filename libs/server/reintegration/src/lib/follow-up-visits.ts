import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type FollowUpTask, postClosureSchedule, reintegrationSchedule, type ScheduledTask, VISIT_TASKS, visitDoes } from '@tact/domain';
import { type CaseEvent, CaseEvents, CaseFinder } from '@tact/server/cases';
import { ClockSettings, TaskPlanner } from '@tact/server/tasks';
import { OpenVisits } from './open-visits';

type Moved = Extract<CaseEvent, { type: 'moved' }>;
type Added = Extract<CaseEvent, { type: 'record_added' | 'record_changed' }>;

const OF_THE_STAGE: readonly FollowUpTask[] = ['reintegration_visit', 'reintegration_score', 'unannounced_visit'];

/** The visit schedule as dated tasks: begun with the stage and after closure, done by visits and scores, escalated as every task is. */
@Injectable()
export class FollowUpVisits implements OnModuleInit {
  constructor(
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(OpenVisits) private readonly visits: OpenVisits,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
  ) {}

  onModuleInit(): void {
    this.events.register(async (event) => {
      if (event.type === 'moved') await this.moved(event);
      if (event.type === 'record_added' && !event.isNewCase) await this.recorded(event);
    });
  }

  private async moved(event: Moved): Promise<void> {
    const { caseId, at, principal: { userId } } = event;
    const isNew = event.to === 'reintegration' && !event.closed && event.from !== 'reintegration';
    if (event.wasClosed) await this.visits.cancel(caseId, ['post_closure_visit'], at, userId);
    if (event.from === 'reintegration' && event.to !== 'reintegration') await this.visits.cancel(caseId, OF_THE_STAGE, at, userId);
    if (!isNew && !event.closed) return;
    const { row } = await this.cases.find(event.principal, caseId);
    const { settings: { followUp } } = await this.clocks.read();
    const calendar = await this.clocks.calendar(row.organisationId);
    await this.plan(event, isNew ? reintegrationSchedule(at, followUp, calendar) : postClosureSchedule(at, followUp, calendar));
  }

  private async plan({ principal, caseId, at }: Moved, tasks: readonly ScheduledTask[]): Promise<void> {
    const { row } = await this.cases.find(principal, caseId);
    const place = { caseId, organisationId: row.organisationId, ownerId: row.ownerId, risk: row.risk };
    for (const { kind, dueAt } of tasks) await this.planner.add(place, { kind, dueAt: new Date(dueAt) }, at, principal.userId);
  }

  private async recorded({ kind, fields, caseId, at, principal: { userId } }: Added): Promise<void> {
    const on = typeof fields['on'] === 'string' ? fields['on'] : at.slice(0, 10);
    const does: readonly FollowUpTask[] = kind === 'visit' ? VISIT_TASKS : kind === 'reintegration_score' ? ['reintegration_score'] : [];
    const { settings: { followUp } } = await this.clocks.read();
    for (const task of does) {
      const open = await this.visits.of(caseId, task);
      const { done, missed } = task === 'unannounced_visit' ? { done: open[0]?.id ?? null, missed: [] } : visitDoes(open, on, followUp);
      await this.visits.end(done === null ? [] : [done], 'done', at, userId);
      await this.visits.end(missed, 'cancelled', at, userId);
    }
  }
}
