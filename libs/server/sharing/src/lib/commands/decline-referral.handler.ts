import { Inject, Injectable } from '@nestjs/common';
import { declineReferral } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

export interface Decline extends Versioned {
  /** A code of `decline_reason`; `other` needs a note. */
  readonly reason: string;
  readonly note?: string | null;
}

/** The receiver declines with a coded reason; what it saw of the request closes at once. */
@Injectable()
export class DeclineReferralHandler implements ReferralCommand<Decline> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { version, reason, note }: Decline): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'decline');
    await this.change.demandVersion(principal, seen, version);
    const { row, now } = seen;
    const actor = actorOf(principal, seen, 'receiver');
    const { referral } = resultOf(declineReferral(toReferral(row), { ...actor, reason, note }));
    if (note && note.trim() !== '') {
      await this.entries.append(row, { id: uuidv7(), kind: 'decline_note', organisationId: actor.organisationId, at: now, content: { text: note } });
    }
    await this.change.save(principal, seen, referral, { answered_by: principal.userId });
    await this.notifier.tell([row.from_user_id, row.proposed_by], 'referral_answered', row.id);
  }
}
