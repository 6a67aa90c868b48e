import { Inject, Injectable } from '@nestjs/common';
import { dueAt, giveFeedback, referralDeadlines } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ClockSettings } from '@tact/server/tasks';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { Said } from './ask-question.handler';
import type { ReferralCommand } from './referral-command';
import { SaveChange } from './save-change';

/** The receiver writes what it did for the child; the next feedback gets its date. */
@Injectable()
export class GiveFeedbackHandler implements ReferralCommand<Said> {
  readonly opens = true;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { id, text }: Said): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'feedback');
    const { row, now } = seen;
    const actor = actorOf(principal, seen, 'receiver');
    const { referral } = resultOf(giveFeedback(toReferral(row), { ...actor, text }));
    const rule = referralDeadlines(row.urgency, (await this.clocks.read()).settings).feedback;
    const next = rule ? dueAt(now, rule, await this.clocks.calendar(row.to_organisation_id)) : null;
    await this.entries.add(row, { id, kind: 'feedback', organisationId: actor.organisationId, at: now, content: { text } });
    await this.change.save(principal, seen, referral, { feedback_due: next, escalated_at: null, supervisor_told_at: null });
    await this.notifier.tell([row.from_user_id], 'referral_feedback', row.id);
  }
}
