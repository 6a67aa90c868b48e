import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@tact/server/platform';
import { type Preview, PreviewMaker } from '../content/preview';
import { ProposalCheck } from '../content/proposal-check';
import { RequestReader } from '../content/request-reader';
import type { SeenReferral } from '../referrals/referral-finder';
import { ReferralHeads } from '../referrals/referral-heads';

/** What the receiver of a proposal will see, as a supervisor reads it beside the file. */
@Injectable()
export class ProposedView {
  constructor(
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(RequestReader) private readonly requests: RequestReader,
    @Inject(PreviewMaker) private readonly previews: PreviewMaker,
    @Inject(ReferralHeads) private readonly heads: ReferralHeads,
  ) {}

  async of(principal: Principal, { row, now }: SeenReferral): Promise<Preview> {
    const facts = await this.check.facts(row.case_id);
    return this.previews.of(facts, await this.requests.proposal(row), await this.heads.of(principal, row.id), now);
  }
}
