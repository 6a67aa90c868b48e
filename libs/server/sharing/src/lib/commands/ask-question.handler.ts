import { Inject, Injectable } from '@nestjs/common';
import { askQuestion, namesInText } from '@tact/domain';
import type { Principal } from '@tact/server/platform';
import { knownNames } from '../content/consent-facts';
import { ProposalCheck } from '../content/proposal-check';
import { Notifier } from '../referrals/notifier';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand } from './referral-command';

export interface Said {
  /** Made by the writer's client. */
  readonly id: string;
  readonly text: string;
}

/** Either side asks while the referral is with the receiver. */
@Injectable()
export class AskQuestionHandler implements ReferralCommand<Said> {
  readonly opens = true;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(ProposalCheck) private readonly check: ProposalCheck,
    @Inject(Notifier) private readonly notifier: Notifier,
  ) {}

  async execute(principal: Principal, referralId: string, { id, text }: Said): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'ask');
    const { row, now, side } = seen;
    const actor = actorOf(principal, seen, side);
    const findings = side === 'sender' ? namesInText(text, knownNames((await this.check.facts(row.case_id)).file)) : [];
    resultOf(askQuestion(toReferral(row, await this.entries.talk(row)), { ...actor, id, text, findings }));
    await this.entries.add(row, { id, kind: 'question', organisationId: actor.organisationId, at: now, content: { text } });
    await this.notifier.tell(side === 'receiver' ? [row.from_user_id] : [row.answered_by], 'referral_question', row.id);
  }
}
