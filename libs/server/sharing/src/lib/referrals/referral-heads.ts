import { Inject, Injectable } from '@nestjs/common';
import { type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import type { ReferralRow } from '../store/referral-row';
import { ReferralFinder } from './referral-finder';
import { type HeadNames, type ReferralHead, referralHead } from './referral-head';
import { memberOrganisations } from './member-organisations';
import { type Box, HEAD_BY_ID, boxSql } from './referral-list.query';

type HeadRow = ReferralRow & HeadNames;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Heads of referrals: one, or a page of a box. */
@Injectable()
export class ReferralHeads {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
  ) {}

  /** One head as the principal sees it now; 404 when it does not. */
  async of(principal: Principal, id: string): Promise<ReferralHead> {
    const { side } = await this.finder.find(principal, id);
    const [row] = await this.uow.query<HeadRow>(HEAD_BY_ID, [[id]]);
    if (!row) throw new NotFound();
    return referralHead(row, side);
  }

  /** A page of a box, newest first, at most 100. */
  async box(principal: PrincipalRow, box: Box, cursor: string | null, limit: number): Promise<Page<ReferralHead>> {
    const rows = await this.uow.query<HeadRow>(boxSql(box), [principal.granteeIds, [principal.userId, ...principal.organisationIds],
      memberOrganisations(principal), cursor, limit + 1]);
    const items = rows.slice(0, limit).map((row) => referralHead(row, box === 'outgoing' ? 'sender' : 'receiver'));
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
  }
}
