import { Inject, Injectable } from '@nestjs/common';
import { acknowledgeSection } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand } from './referral-command';

export interface ReadSection {
  readonly section: string;
}

/** The receiver has read one page of the file; a second time changes nothing. */
@Injectable()
export class AcknowledgeSectionHandler implements ReferralCommand<ReadSection> {
  readonly opens = true;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
  ) {}

  async execute(principal: Principal, referralId: string, { section }: ReadSection): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'acknowledge');
    const { row, now } = seen;
    const actor = actorOf(principal, seen, 'receiver');
    const before = toReferral(row, await this.entries.talk(row));
    const { referral } = resultOf(acknowledgeSection(before, { ...actor, section }));
    if (referral.acknowledgedSections.length === before.acknowledgedSections.length) return;
    await this.entries.add(row, { id: uuidv7(), kind: 'acknowledgement', section, organisationId: actor.organisationId, at: now });
  }
}
