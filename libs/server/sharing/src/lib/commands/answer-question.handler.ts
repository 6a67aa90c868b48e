import { Inject, Injectable } from '@nestjs/common';
import { answerQuestion, namesInText } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { knownNames } from '../content/consent-facts';
import { ProposalCheck } from '../content/proposal-check';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { Said } from './ask-question.handler';
import type { ReferralCommand } from './referral-command';

export interface Answer extends Said {
  readonly questionId: string;
}

/** The other side answers; before acceptance the sender's answer may name nobody. */
@Injectable()
export class AnswerQuestionHandler implements ReferralCommand<Answer> {
  readonly opens = true;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { id, questionId, text }: Answer): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'answer');
    const { row, now, side } = seen;
    const actor = actorOf(principal, seen, side);
    const findings = side === 'sender' ? namesInText(text, knownNames((await this.check.facts(row.case_id)).file)) : [];
    resultOf(answerQuestion(toReferral(row, await this.entries.talk(row)), { ...actor, questionId, text, findings }));
    await this.entries.add(row, { id, kind: 'answer', replyTo: questionId, organisationId: actor.organisationId, at: now, content: { text } });
    await this.notifier.tell(side === 'receiver' ? [row.from_user_id] : [row.answered_by], 'referral_answer', row.id);
  }
}
