import { Inject, Injectable } from '@nestjs/common';
import { expireReferral, isWithReceiver } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { ApprovalRepository } from '../approvals/approval.repository';
import { Notifier } from '../referrals/notifier';
import { ReferralRepository } from '../store/referral.repository';
import { type LoadedRow, toReferral } from '../store/referral-row';
import { EXPIRED } from './due-referrals.query';

/** Marks referrals as expired whose end has come. The access itself ends at that instant by its grant, marked or not. */
@Injectable()
export class ExpireReferrals {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferralRepository) private readonly referrals: ReferralRepository,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  /** Inside a job's unit of work. Answers how many expired. */
  async run(): Promise<number> {
    let expired = 0;
    for (const row of await this.uow.query<LoadedRow>(EXPIRED)) {
      const result = expireReferral(toReferral(row), row.now.toISOString());
      if (!result.ok || !(await this.referrals.save(result.referral, row.version, row.now.toISOString()))) continue;
      await this.approvals.withdrawWaiting(row.id);
      const receivers = isWithReceiver(row.state) ? await this.notifier.peopleWith('accept', row.to_organisation_id) : [];
      await this.notifier.tell([row.from_user_id, ...receivers], 'referral_ended', row.id);
      expired += 1;
    }
    return expired;
  }
}
