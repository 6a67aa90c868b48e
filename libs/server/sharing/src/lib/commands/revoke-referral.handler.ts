import { Inject, Injectable } from '@nestjs/common';
import { isWithReceiver, revokeReferral } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ApprovalRepository } from '../approvals/approval.repository';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, type SeenReferral, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

/** The sender takes it back from any live state; the receiver's access ends at once. */
@Injectable()
export class RevokeReferralHandler implements ReferralCommand<Versioned> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { version }: Versioned): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'revoke');
    await this.change.demandVersion(principal, seen, version);
    await this.revoke(principal, seen);
  }

  /** Also where consent was withdrawn: then nobody named a version. */
  async revoke(principal: Principal, seen: SeenReferral): Promise<void> {
    const { row } = seen;
    const { referral } = resultOf(revokeReferral(toReferral(row), actorOf(principal, seen, 'sender')));
    await this.change.save(principal, seen, referral);
    await this.approvals.withdrawWaiting(row.id);
    if (!isWithReceiver(row.state)) return;
    const receivers = row.to_user_id ? [row.to_user_id] : await this.notifier.peopleWith('accept', row.to_organisation_id);
    await this.notifier.tell(receivers, 'referral_ended', row.id);
  }
}
