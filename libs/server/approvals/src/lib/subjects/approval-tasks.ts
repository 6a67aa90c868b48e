import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { answerDueAt } from '@tact/domain';
import { type CaseEvent, CaseEvents, CaseFinder } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { ClockSettings, SupervisorNotice, TaskPlanner } from '@tact/server/tasks';

type ApprovalEvent = Extract<CaseEvent, { type: 'approval' }>;

const RETURNED = 'approval_returned';
const GRANTED = 'approval_granted';
/** Approved, a move is still to be made. */
const TO_BE_MADE: readonly string[] = ['move', 'closure'];
const CLOSE_TASKS = `update tact.case_task set state = 'done', done_at = $3, done_by = $4, updated_by = $4, updated_at = $3, version = version + 1
  where case_id = $1 and kind = any($2) and assignee_id = $4 and state = 'open'`;

/** Notices and times. */
@Injectable()
export class ApprovalTools {
  constructor(
    @Inject(SupervisorNotice) readonly notice: SupervisorNotice,
    @Inject(ClockSettings) readonly clocks: ClockSettings,
  ) {}
}

/** What a decision means for people's work: the proposer takes a return up, or makes the approved move; the clocks of plan and supervision go on. */
@Injectable()
export class ApprovalTasks implements OnModuleInit {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseEvents) private readonly events: CaseEvents,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
    @Inject(ApprovalTools) private readonly tools: ApprovalTools,
  ) {}

  onModuleInit(): void {
    this.events.register(async (event) => {
      if (event.type === 'approval') await this.follow(event);
      if (event.type === 'moved') await this.planner.done(event.caseId, [GRANTED], event.at, event.principal.userId);
    });
  }

  private async follow(event: ApprovalEvent): Promise<void> {
    const { principal, caseId, at, step } = event;
    if (step === 'proposed') {
      await this.uow.query(CLOSE_TASKS, [caseId, [RETURNED], at, principal.userId]);
      return this.tools.notice.send(caseId, 'approval_waiting', `approval:${event.approvalId}`);
    }
    await this.tools.notice.tell([event.proposedBy], step === 'approved' ? GRANTED : RETURNED, `approval:${event.approvalId}`);
    await this.reviewed(principal, event);
    if (step === 'returned' || TO_BE_MADE.includes(event.subjectKind)) await this.work(principal, event, step === 'returned' ? RETURNED : GRANTED);
  }

  /** A supervisor has read the file: the review is done, the next is counted from now; an approved plan starts its own reviews. */
  private async reviewed(principal: Principal, { caseId, at, step, subjectKind }: ApprovalEvent): Promise<void> {
    const isPlan = step === 'approved' && (subjectKind === 'plan' || subjectKind === 'reintegration_plan');
    await this.planner.done(caseId, ['supervisor_review', ...(isPlan ? ['plan_approved', 'plan_review'] : [])], at, principal.userId);
    const { row } = await this.cases.find(principal, caseId);
    const place = { caseId, organisationId: row.organisationId, ownerId: row.ownerId, risk: row.risk };
    for (const name of ['last_supervisor_review', ...(isPlan ? ['last_plan_review'] : [])]) await this.planner.begin(name, place, at, principal.userId);
  }

  private async work(principal: Principal, { caseId, at, proposedBy }: ApprovalEvent, kind: string): Promise<void> {
    const { row } = await this.cases.find(principal, caseId);
    const { settings } = await this.tools.clocks.read();
    const due = answerDueAt(at, row.risk ?? 'medium', settings, await this.tools.clocks.calendar(row.organisationId));
    await this.planner.add({ caseId, organisationId: row.organisationId, ownerId: proposedBy, risk: row.risk }, { kind, dueAt: new Date(due) }, at, principal.userId);
  }
}
