import { Inject, Injectable } from '@nestjs/common';
import { answerDueAt } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { ClockSettings, TaskPlanner } from '@tact/server/tasks';
import { Notifier } from '../referrals/notifier';
import type { ReferralRow } from '../store/referral-row';

/** A returned referral is work for whoever proposed it. */
@Injectable()
export class ReturnTask {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TaskPlanner) private readonly tasks: TaskPlanner,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  /** Due after as long as the receiver would have had to answer, in the sender's calendar. */
  async forProposer(row: ReferralRow, at: string): Promise<void> {
    const { settings } = await this.clocks.read();
    const due = answerDueAt(at, row.urgency, settings, await this.clocks.calendar(row.from_organisation_id));
    const place = { caseId: row.case_id, organisationId: row.from_organisation_id, ownerId: row.proposed_by, risk: row.urgency };
    await this.tasks.add(place, { kind: 'referral_returned', dueAt: new Date(due) }, at, this.uow.actor.userId);
    await this.notifier.tell([row.proposed_by], 'referral_returned', row.id);
  }

  /** It was put forward again: the work is done. */
  async done(row: ReferralRow): Promise<void> {
    await this.uow.query(`update tact.case_task set state = 'done', done_at = tact.now(), done_by = $3, updated_by = $3, version = version + 1
      where case_id = $1 and kind = 'referral_returned' and assignee_id = $2 and state = 'open'`, [row.case_id, row.proposed_by, this.uow.actor.userId]);
  }
}
