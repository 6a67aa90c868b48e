import { Inject, Injectable } from '@nestjs/common';
import { AcceptOfferHandler } from './accept-offer.handler';
import { ApproveStepHandler } from './approve-step.handler';
import { ProposeStepHandler } from './propose-step.handler';
import { ReceiverSteps } from './receiver-steps';
import { SenderSteps } from './sender-steps';

/** Everything the sender's side does with a path. */
@Injectable()
export class SenderCommands {
  constructor(
    @Inject(ProposeStepHandler) readonly propose: ProposeStepHandler,
    @Inject(ApproveStepHandler) readonly approve: ApproveStepHandler,
    @Inject(SenderSteps) readonly steps: SenderSteps,
  ) {}
}

/** Everything the duty bearer's side does with it. */
@Injectable()
export class ReceiverCommands {
  constructor(
    @Inject(AcceptOfferHandler) readonly accept: AcceptOfferHandler,
    @Inject(ReceiverSteps) readonly steps: ReceiverSteps,
  ) {}
}
