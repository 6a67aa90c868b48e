import { Inject, Injectable } from '@nestjs/common';
import { AcknowledgeSectionHandler } from './acknowledge-section.handler';
import { AnswerQuestionHandler } from './answer-question.handler';
import { AskQuestionHandler } from './ask-question.handler';
import { GiveFeedbackHandler } from './give-feedback.handler';

/** What is said in a referral. */
@Injectable()
export class TalkCommands {
  constructor(
    @Inject(AskQuestionHandler) readonly ask: AskQuestionHandler,
    @Inject(AnswerQuestionHandler) readonly answer: AnswerQuestionHandler,
    @Inject(GiveFeedbackHandler) readonly feedback: GiveFeedbackHandler,
    @Inject(AcknowledgeSectionHandler) readonly acknowledgeSection: AcknowledgeSectionHandler,
  ) {}
}
