import { Inject, Injectable } from '@nestjs/common';
import { AcceptReferralHandler } from './accept-referral.handler';
import { AcknowledgeReferralHandler } from './acknowledge-referral.handler';
import { ApproveReferralHandler } from './approve-referral.handler';
import { CompleteReferralHandler } from './complete-referral.handler';
import { DeclineReferralHandler } from './decline-referral.handler';
import { ResubmitReferralHandler } from './resubmit-referral.handler';
import { ReturnReferralHandler } from './return-referral.handler';
import { RevokeReferralHandler } from './revoke-referral.handler';
import { StartServiceHandler } from './start-service.handler';

/** The commands that move a referral on. */
@Injectable()
export class SenderCommands {
  constructor(
    @Inject(ApproveReferralHandler) readonly approve: ApproveReferralHandler,
    @Inject(ReturnReferralHandler) readonly giveBack: ReturnReferralHandler,
    @Inject(ResubmitReferralHandler) readonly resubmit: ResubmitReferralHandler,
    @Inject(RevokeReferralHandler) readonly revoke: RevokeReferralHandler,
  ) {}
}

/** What the receiver does with it. */
@Injectable()
export class ReceiverCommands {
  constructor(
    @Inject(AcknowledgeReferralHandler) readonly acknowledge: AcknowledgeReferralHandler,
    @Inject(AcceptReferralHandler) readonly accept: AcceptReferralHandler,
    @Inject(DeclineReferralHandler) readonly decline: DeclineReferralHandler,
    @Inject(StartServiceHandler) readonly start: StartServiceHandler,
    @Inject(CompleteReferralHandler) readonly complete: CompleteReferralHandler,
  ) {}
}
