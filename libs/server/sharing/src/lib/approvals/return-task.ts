import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import { Notifier } from '../referrals/notifier';
import type { ReferralRow } from '../store/referral-row';

/** A returned referral is work for whoever proposed it, from now on. */
@Injectable()
export class ReturnTask {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async forProposer(row: ReferralRow): Promise<void> {
    const by = this.uow.actor.userId;
    await this.uow.query(`insert into tact.case_task (id, case_id, kind, due_at, assignee_id, organisation_id, created_by, updated_by)
      values ($1, $2, 'referral_returned', tact.now(), $3, $4, $5, $5)`, [uuidv7(), row.case_id, row.proposed_by, row.from_organisation_id, by]);
    await this.notifier.tell([row.proposed_by], 'referral_returned', row.id);
  }

  /** It was put forward again: the work is done. */
  async done(row: ReferralRow): Promise<void> {
    await this.uow.query(`update tact.case_task set state = 'done', done_at = tact.now(), done_by = $3, updated_by = $3, version = version + 1
      where case_id = $1 and kind = 'referral_returned' and assignee_id = $2 and state = 'open'`, [row.case_id, row.proposed_by, this.uow.actor.userId]);
  }
}
