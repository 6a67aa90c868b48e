import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { ReadSharedSectionHandler, type SharedSection } from '../referrals/read-shared-section.handler';
import type { ReferralHead } from '../referrals/referral-head';
import { type Page, ReferralHeads } from '../referrals/referral-heads';
import { type ReferralView, ViewReferralHandler } from '../referrals/view-referral.handler';
import { Entrance } from './entrance';
import { BoxQuery } from './page.dto';
import { PAGE_LIMIT } from './referral-limits';
import { uuidParam } from './uuid-param';

/** Reading of referrals, from either side. */
@Controller('referrals')
export class ReferralsController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferralHeads) private readonly heads: ReferralHeads,
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(ViewReferralHandler) private readonly view: ViewReferralHandler,
    @Inject(ReadSharedSectionHandler) private readonly sections: ReadSharedSectionHandler,
  ) {}

  /** `outgoing` of the cases one works on; `incoming` waits or works here; `answered` was answered here or has ended. */
  @Get()
  @Requires('read', 'Referral')
  box(@CurrentPrincipal() principal: Principal, @Query() { box, cursor, limit }: BoxQuery): Promise<Page<ReferralHead>> {
    return this.uow.run(principal, () => this.heads.box(principal, box, cursor ?? null, limit ?? PAGE_LIMIT));
  }

  /** The referral with its entries, as that side may read them. Logged as `opened`. */
  @Get(':id')
  @Requires('read', 'Referral')
  one(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string): Promise<ReferralView> {
    return this.entrance.openedReferral(principal, id, () => this.view.execute(principal, id));
  }

  /** One shared section, for the receiver while it works on it. Logged as `opened` with the section. */
  @Get(':id/sections/:section')
  @Requires('read', 'Referral')
  async section(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string, @Param('section') section: string): Promise<SharedSection> {
    const { seen } = await this.uow.run(principal, () => this.sections.permitted(principal, id, section));
    return this.entrance.openedCase(principal, seen.row.case_id, () => this.sections.execute(principal, id, section), section);
  }
}
