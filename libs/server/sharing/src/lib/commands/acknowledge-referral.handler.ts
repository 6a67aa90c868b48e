import { Inject, Injectable } from '@nestjs/common';
import { acknowledgeReferral } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';
import { toReferral } from '../store/referral-row';

/** The receiver has seen the request. */
@Injectable()
export class AcknowledgeReferralHandler implements ReferralCommand<Versioned> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
  ) {}

  async execute(principal: Principal, referralId: string, { version }: Versioned): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'acknowledge');
    await this.change.demandVersion(principal, seen, version);
    const { referral } = resultOf(acknowledgeReferral(toReferral(seen.row), actorOf(principal, seen, 'receiver')));
    await this.change.save(principal, seen, referral);
  }
}
