import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, IdempotencyKey, type Principal, Requires } from '@tact/server/platform';
import { PreviewReferralHandler } from '../commands/preview-referral.handler';
import { ProposeReferralHandler } from '../commands/propose-referral.handler';
import type { Preview } from '../content/preview';
import type { ReferralHead } from '../referrals/referral-head';
import { Entrance } from './entrance';
import { uuidParam } from './uuid-param';
import { NewReferralDto, PreviewDto } from './referral.dto';

/** Referrals of a case, before they are sent. */
@Controller('cases/:caseId/referrals')
export class CaseReferralsController {
  constructor(
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(ProposeReferralHandler) private readonly propose: ProposeReferralHandler,
    @Inject(PreviewReferralHandler) private readonly preview: PreviewReferralHandler,
  ) {}

  /** Keeps a draft, or puts it before a supervisor. 422 names each section that consent does not cover and why. */
  @Post()
  @Requires('propose', 'Referral')
  create(@CurrentPrincipal() principal: Principal, @Param('caseId', uuidParam) caseId: string, @Body() body: NewReferralDto,
    @IdempotencyKey() key: string | undefined): Promise<ReferralHead> {
    const once = { route: `POST /cases/${caseId}/referrals`, key, body };
    return this.entrance.openedCase(principal, caseId, () => this.entrance.once(principal, once, body.id, () => this.propose.execute(principal, caseId, body)));
  }

  /** What the receiver would see before and after acceptance, and what is withheld and why. Stores nothing. */
  @Post('preview')
  @HttpCode(200)
  @Requires('propose', 'Referral')
  show(@CurrentPrincipal() principal: Principal, @Param('caseId', uuidParam) caseId: string, @Body() body: PreviewDto): Promise<Preview> {
    return this.entrance.openedCase(principal, caseId, () => this.preview.execute(principal, caseId, body));
  }
}
