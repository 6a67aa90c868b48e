import { Inject, Injectable } from '@nestjs/common';
import { type CodedReason, type Proof, acknowledgeOffer, answerAboutHandOver, askAboutHandOver, declineOffer, giveBackHandOver, recordProof } from '@tact/domain';
import { HandOverNotices } from '../read/hand-over-notices';
import { handOverOf } from '../read/hand-over-problems';
import type { Done, HandOverCommand, Versioned } from './hand-over-command';
import { MoveGates } from './move-gates';
import { type Opened, StepRunner } from './step-runner';

export interface ReadPage {
  readonly section: string;
}
export interface Asked {
  readonly id: string;
  readonly text: string;
}
export interface Answered extends Asked {
  readonly questionId: string;
}
export type GivenProof = Versioned & Proof & { readonly id: string };

/** What the duty bearer's side does with a path besides accepting, and the talk of both sides. */
@Injectable()
export class ReceiverSteps {
  constructor(
    @Inject(StepRunner) private readonly steps: StepRunner,
    @Inject(HandOverNotices) private readonly notices: HandOverNotices,
    @Inject(MoveGates) private readonly gates: MoveGates,
  ) {}

  /** One section of the offer is read; a second time changes nothing. */
  readonly acknowledge: HandOverCommand<ReadPage> = {
    execute: async (principal, id, { section }) => {
      const opened = await this.steps.open(principal, id, 'acknowledge');
      const next = handOverOf(acknowledgeOffer(opened.path, { ...opened.actor, section }));
      if (next.acknowledgedSections.length > opened.path.acknowledgedSections.length) await this.steps.say(opened.seen.row, opened.actor, { kind: 'acknowledgement', section });
      return unchanged(opened);
    },
  };

  /** The duty bearer does not take it on; the sender stays responsible. */
  readonly decline: HandOverCommand<Versioned & CodedReason> = {
    execute: async (principal, id, { version, reason, note }) => {
      const opened = await this.steps.open(principal, id, 'decline', version);
      const done = await this.steps.store(principal, opened, declineOffer(opened.path, { ...opened.actor, reason, note }), [{ kind: 'decline_note', code: reason, content: { text: note ?? '' } }]);
      await this.notices.tell([done.row.from_user_id, done.row.proposed_by], 'hand_over_answered', id);
      return done;
    },
  };

  /** The duty bearer gives back what it owned; a lead file returns to the stage and the organisation it came from. */
  readonly giveBack: HandOverCommand<Versioned & CodedReason> = {
    execute: async (principal, id, { version, reason, note }) => {
      const opened = await this.steps.open(principal, id, 'return', version);
      const gates = await this.gates.of(opened.seen.row);
      const result = giveBackHandOver(opened.path, { ...opened.actor, reason, note });
      const done = await this.steps.store(principal, opened, result, [{ kind: 'return_note', code: reason, content: { text: note ?? '' } }], { gates: JSON.stringify(gates) });
      await this.notices.tell([done.row.from_user_id, done.row.former_owner_id], 'hand_over_ended', id);
      return done;
    },
  };

  /** A visit or a service since the duty bearer owns. */
  readonly prove: HandOverCommand<GivenProof> = {
    execute: async (principal, id, { version, id: proofId, kind, on, text }) => {
      const opened = await this.steps.open(principal, id, 'complete', version);
      const result = recordProof(opened.path, { ...opened.actor, kind, on, text });
      const done = await this.steps.store(principal, opened, result, [{ id: proofId, kind: 'proof', code: kind, on, content: { text } }]);
      await this.notices.tell([done.row.from_user_id, done.row.former_owner_id], 'hand_over_proved', id);
      return done;
    },
  };

  /** Either side asks. */
  readonly ask: HandOverCommand<Asked> = {
    execute: async (principal, id, { id: questionId, text }) => {
      const opened = await this.steps.open(principal, id, 'ask');
      handOverOf(askAboutHandOver(opened.path, { ...opened.actor, id: questionId, text }));
      await this.steps.say(opened.seen.row, opened.actor, { id: questionId, kind: 'question', content: { text } });
      await this.notices.tell(await this.others(opened), 'hand_over_question', id);
      return unchanged(opened);
    },
  };

  /** The other side answers. */
  readonly answer: HandOverCommand<Answered> = {
    execute: async (principal, id, { id: answerId, questionId, text }) => {
      const opened = await this.steps.open(principal, id, 'answer');
      handOverOf(answerAboutHandOver(opened.path, { ...opened.actor, questionId, text }));
      await this.steps.say(opened.seen.row, opened.actor, { id: answerId, kind: 'answer', replyTo: questionId, content: { text } });
      await this.notices.tell(await this.others(opened), 'hand_over_answer', id);
      return unchanged(opened);
    },
  };

  private async others({ seen: { row, side } }: Opened): Promise<(string | null)[]> {
    return side === 'receiver' ? [row.from_user_id, row.proposed_by] : [row.new_owner_id, ...(await this.notices.receivers(row.to_organisation_id))];
  }
}

function unchanged({ seen }: Opened): Done {
  return { row: seen.row, side: seen.side, now: seen.now };
}
