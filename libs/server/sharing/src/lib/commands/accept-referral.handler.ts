import { Inject, Injectable } from '@nestjs/common';
import { acceptReferral, firstFeedbackDueAt } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

/** The receiver accepts: the scoped sections open, the first feedback gets its date, and silence is counted anew. */
@Injectable()
export class AcceptReferralHandler implements ReferralCommand<Versioned> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { version }: Versioned): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'accept');
    await this.change.demandVersion(principal, seen, version);
    const { row, now } = seen;
    const { settings } = await this.clocks.read();
    const firstFeedbackDue = firstFeedbackDueAt(now, row.urgency, settings, await this.clocks.calendar(row.to_organisation_id));
    const { referral } = resultOf(acceptReferral(toReferral(row), { ...actorOf(principal, seen, 'receiver'), firstFeedbackDue }));
    await this.change.save(principal, seen, referral, {
      answered_by: principal.userId, feedback_due: firstFeedbackDue, escalated_at: null, supervisor_told_at: null,
    });
    await this.notifier.tell([row.from_user_id, row.proposed_by], 'referral_answered', row.id);
  }
}
