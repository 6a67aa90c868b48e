import { Inject, Injectable } from '@nestjs/common';
import { completeReferral } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

export interface Completion extends Versioned {
  readonly outcome: string;
}

/** The receiver ends its work with an outcome in words; its access ends at once. */
@Injectable()
export class CompleteReferralHandler implements ReferralCommand<Completion> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { version, outcome }: Completion): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'complete');
    await this.change.demandVersion(principal, seen, version);
    const { row, now } = seen;
    const actor = actorOf(principal, seen, 'receiver');
    const { referral } = resultOf(completeReferral(toReferral(row), { ...actor, outcome }));
    await this.entries.append(row, { id: uuidv7(), kind: 'completion', organisationId: actor.organisationId, at: now, content: { text: outcome } });
    await this.change.save(principal, seen, referral);
    await this.notifier.tell([row.from_user_id, row.proposed_by], 'referral_ended', row.id);
  }
}
