import { Inject, Injectable } from '@nestjs/common';
import { dueAt, REFERRAL_TASK_KINDS, type ReferralTask, referralTasks, type ReferralState, type RiskLevel, ruleFor } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { ClockSettings } from './clock-settings';
import { TaskPlanner } from './task-planner';

interface Changed {
  readonly id: string;
  readonly caseId: string;
  readonly isClosed: boolean;
  readonly state: ReferralState;
  readonly urgency: RiskLevel;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly ownerId: string | null;
  readonly sentAt: Date | null;
  readonly respondBy: Date | null;
  readonly answeredAt: Date | null;
  readonly firstFeedbackDue: Date | null;
  readonly feedbackDue: Date | null;
  readonly lastFeedbackAt: Date | null;
  /** Its tasks so far, open and done. */
  readonly tasks: readonly { readonly id: string; readonly kind: string; readonly startedAt: string; readonly isOpen: boolean }[];
}

const BATCH = 200;
const CHANGED = `select r.id, r.case_id as "caseId", c.status = 'closed' as "isClosed", r.state, r.urgency, r.from_organisation_id as "fromOrganisationId",
    r.to_organisation_id as "toOrganisationId", c.owner_id as "ownerId", r.sent_at as "sentAt", r.respond_by as "respondBy", r.answered_at as "answeredAt",
    r.first_feedback_due as "firstFeedbackDue", r.feedback_due as "feedbackDue", r.last_feedback_at as "lastFeedbackAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'startedAt', t.created_at, 'isOpen', t.state = 'open')) from tact.case_task t where t.case_id = r.case_id and t.record_id = r.id
      and t.state <> 'cancelled' and t.kind = any($2)), '[]') as tasks
  from tact.referral r join tact.case_file c on c.id = r.case_id where r.id in (select tact.take_referral_clocks($1)) and r.from_organisation_id = c.organisation_id`;
const CLOSE = `update tact.case_task set state = 'done', done_at = tact.now(), done_by = $2, version = version + 1, updated_by = $2, updated_at = tact.now() where id = any($1)`;

/**
 * Keeps the tasks of referrals in step with them, on the sender's side: what the receiver owes, watched by the case's owner. A job does it, since
 * the receiver who accepts or answers writes no task of the sender's. Due times count from the events themselves, so that a late run times nothing later.
 */
@Injectable()
export class ReferralClocks {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
  ) {}

  /** All referrals that changed since the last run; answers how many. */
  async run(): Promise<number> {
    let [done, more] = [0, true];
    while (more) {
      const batch = await this.uow.system(() => this.batch());
      done += batch;
      more = batch === BATCH;
    }
    return done;
  }

  private async batch(): Promise<number> {
    const changed = await this.uow.query<Changed>(CHANGED, [BATCH, REFERRAL_TASK_KINDS]);
    for (const referral of changed) await this.follow(referral);
    return changed.length;
  }

  private async follow(referral: Changed): Promise<void> {
    const wanted = referral.isClosed ? [] : referralTasks(asRule(referral));
    const isWanted = ({ kind, startedAt }: Changed['tasks'][number]): boolean => wanted.some(({ task, from }) => task === kind && Date.parse(from) === Date.parse(startedAt));
    const over = referral.tasks.filter((one) => one.isOpen && !isWanted(one));
    if (over.length > 0) await this.uow.query(CLOSE, [over.map(({ id }) => id), this.uow.actor.userId]);
    const kept = referral.tasks.filter(isWanted);
    for (const task of wanted) if (!kept.some(({ kind }) => kind === task.task)) await this.add(referral, task);
  }

  private async add(referral: Changed, { task, from, dueAt: agreed }: ReferralTask): Promise<void> {
    const { settings } = await this.clocks.read();
    const rule = ruleFor(task, referral.urgency, settings.clocks);
    if (!rule) return;
    const due = agreed ?? dueAt(from, rule, await this.clocks.calendar(referral.toOrganisationId));
    const place = { caseId: referral.caseId, organisationId: referral.fromOrganisationId, ownerId: referral.ownerId, risk: referral.urgency };
    await this.planner.add(place, { kind: task, dueAt: new Date(due), recordId: referral.id }, from, this.uow.actor.userId);
  }
}

function asRule({ state, sentAt, respondBy, answeredAt, firstFeedbackDue, feedbackDue, lastFeedbackAt }: Changed): Parameters<typeof referralTasks>[0] {
  const text = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    state, sentAt: text(sentAt), respondBy: text(respondBy), answeredAt: text(answeredAt), firstFeedbackDue: text(firstFeedbackDue), feedbackDue: text(feedbackDue),
    lastFeedbackAt: text(lastFeedbackAt),
  };
}
