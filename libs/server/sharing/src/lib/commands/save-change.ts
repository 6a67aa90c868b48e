import { Inject, Injectable } from '@nestjs/common';
import type { Referral } from '@tact/domain';
import { Conflict, type Principal } from '@tact/server/platform';
import { ReferralHeads } from '../referrals/referral-heads';
import type { SeenReferral } from '../referrals/referral-finder';
import { ReferralRepository, type ReferralColumns } from '../store/referral.repository';
import type { ReferralRow } from '../store/referral-row';

/** Saves by compare-and-set on the row version; whoever is late is told what happened and by whom. */
@Injectable()
export class SaveChange {
  constructor(
    @Inject(ReferralRepository) private readonly referrals: ReferralRepository,
    @Inject(ReferralHeads) private readonly heads: ReferralHeads,
  ) {}

  /** 409 when the person read another version than the present one. */
  async demandVersion(principal: Principal, seen: SeenReferral, version: number): Promise<void> {
    if (seen.row.version !== version) throw await this.conflict(principal, seen.row.id);
  }

  async save(principal: Principal, seen: SeenReferral, next: Referral, more: ReferralColumns = {}): Promise<ReferralRow> {
    const saved = await this.referrals.save(next, seen.row.version, seen.now, more);
    if (!saved) throw await this.conflict(principal, seen.row.id);
    return saved;
  }

  /** `already_decided` where a supervisor has decided, with who and when; otherwise `version_conflict`; both with the present state. */
  async conflict(principal: Principal, referralId: string): Promise<Conflict> {
    const { state, version, decidedBy, decidedByName, decidedAt, answeredByName, answeredAt } = await this.heads.of(principal, referralId);
    const decided = decidedBy != null && state !== 'proposed';
    return new Conflict(decided && answeredAt === null ? 'already_decided' : 'version_conflict', { state, version, decidedBy, decidedByName, decidedAt, answeredByName, answeredAt });
  }
}
