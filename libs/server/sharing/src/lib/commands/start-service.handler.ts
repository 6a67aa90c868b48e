import { Inject, Injectable } from '@nestjs/common';
import { startService } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

/** The receiver has begun the service. */
@Injectable()
export class StartServiceHandler implements ReferralCommand<Versioned> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
  ) {}

  async execute(principal: Principal, referralId: string, { version }: Versioned): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'start');
    await this.change.demandVersion(principal, seen, version);
    const { referral } = resultOf(startService(toReferral(seen.row), actorOf(principal, seen, 'receiver')));
    await this.change.save(principal, seen, referral);
  }
}
