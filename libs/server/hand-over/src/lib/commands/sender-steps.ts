import { Inject, Injectable } from '@nestjs/common';
import { type Delivery, type OutsideAnswer, advanceStage, deliverOutside, recordOutsideAnswer, recordTalk, sendBackStep, stopHandOver, takeBackStep, verifyHandOver } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { HandOverHeads } from '../read/hand-over-heads';
import { HandOverNotices } from '../read/hand-over-notices';
import { StepApprovals } from '../store/step-approvals';
import type { HandOverCommand, Versioned } from './hand-over-command';
import { StepRunner } from './step-runner';

export interface Advance extends Versioned {
  readonly stage: number;
  readonly note?: string | null;
}
export interface Comment extends Versioned {
  readonly comment: string;
}
export interface Talk extends Versioned {
  readonly withWhom: string;
  /** Day, YYYY-MM-DD. */
  readonly on: string;
  readonly text?: string | null;
}
export type Delivered = Versioned & Delivery;
export type AnswerOutside = Versioned & OutsideAnswer;

/** What the sender does with a path besides proposing and approving. */
@Injectable()
export class SenderSteps {
  constructor(
    @Inject(StepRunner) private readonly steps: StepRunner,
    @Inject(StepApprovals) private readonly approvals: StepApprovals,
    @Inject(HandOverNotices) private readonly notices: HandOverNotices,
    @Inject(HandOverHeads) private readonly heads: HandOverHeads,
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
  ) {}

  /** From joint work to the duty bearer leading, or back. */
  readonly advance: HandOverCommand<Advance> = {
    execute: async (principal, id, { version, stage, note }) => {
      const opened = await this.steps.open(principal, id, 'update', version);
      return this.steps.store(principal, opened, advanceStage(opened.path, { ...opened.actor, stage }), [{ kind: 'step', stage, ...textOf(note) }]);
    },
  };

  /** A supervisor gives a proposed step back to the worker with a comment. */
  readonly sendBack: HandOverCommand<Comment> = {
    execute: async (principal, id, { version, comment }) => {
      const opened = await this.steps.open(principal, id, 'approve', version);
      const waiting = await this.approvals.waiting(id);
      const done = await this.steps.store(principal, opened, sendBackStep(opened.path, { ...opened.actor, comment }), [{ kind: 'comment', ...textOf(comment) }]);
      if (!waiting || !(await this.approvals.decide(waiting, { state: 'returned', at: opened.actor.at, hmac: null }))) throw await this.steps.conflict(principal, id);
      await this.notices.tell([opened.seen.row.proposed_by], 'hand_over_sent_back', id);
      return done;
    },
  };

  /** The sender takes a proposal or an offer back; what was shared before stays as it was. */
  readonly takeBack: HandOverCommand<Versioned> = {
    execute: async (principal, id, { version }) => {
      const opened = await this.steps.open(principal, id, 'revoke', version);
      const wasOffered = opened.seen.row.state === 'offered';
      const done = await this.steps.store(principal, opened, takeBackStep(opened.path, opened.actor));
      await this.approvals.withdraw(id);
      if (wasOffered) await this.notices.tell(await this.notices.receivers(done.row.to_organisation_id), 'hand_over_ended', id);
      return done;
    },
  };

  /** The sender ends a path that the duty bearer does not own; its access ends at once. */
  readonly stop: HandOverCommand<Versioned & { readonly note?: string | null }> = {
    execute: async (principal, id, { version, note }) => {
      const opened = await this.steps.open(principal, id, 'revoke', version);
      const done = await this.steps.store(principal, opened, stopHandOver(opened.path, opened.actor), note?.trim() ? [{ kind: 'comment', ...textOf(note) }] : []);
      await this.approvals.withdraw(id);
      if (done.row.opened_at) await this.notices.tell(await this.notices.receivers(done.row.to_organisation_id), 'hand_over_ended', id);
      return done;
    },
  };

  /** The supervisors of both sides talked: with whom and when, written down by the sender's. */
  readonly talk: HandOverCommand<Talk> = {
    execute: async (principal, id, { version, withWhom, on, text }) => {
      const opened = await this.steps.open(principal, id, 'approve', version);
      return this.steps.store(principal, opened, recordTalk(opened.path, { ...opened.actor, withWhom, on }), [{ kind: 'talk', on, content: { withWhom, text: text ?? '' } }]);
    },
  };

  /** An offer reached an organisation without an account on paper. */
  readonly deliver: HandOverCommand<Delivered> = {
    execute: async (principal, id, { version, ...delivery }) => {
      const opened = await this.steps.open(principal, id, 'update', version);
      const [row] = await this.uow.query<{ has: boolean }>('select tact.has_account($1) as has', [opened.path.toOrganisationId]);
      const result = deliverOutside(opened.path, { ...opened.actor, ...delivery, hasAccount: row?.has ?? true });
      return this.steps.store(principal, opened, result, [{ kind: 'delivery', code: delivery.method, on: delivery.on, content: { person: delivery.person, evidence: delivery.evidence } }]);
    },
  };

  /** What that organisation answered, written down by the worker and marked so. */
  readonly outsideAnswer: HandOverCommand<AnswerOutside> = {
    execute: async (principal, id, { version, ...answer }) => {
      const opened = await this.steps.open(principal, id, 'update', version);
      const result = recordOutsideAnswer(opened.path, { ...opened.actor, ...answer });
      const { person, evidence, note, on, accepted, reason } = answer;
      return this.steps.store(principal, opened, result, [{ kind: 'outside_answer', code: accepted ? 'accepted' : (reason ?? 'other'), on, content: { person, evidence, text: note ?? '' } }]);
    },
  };

  /** Stage 4: long enough owned and proved. Ends what the sender still sees of a file it handed over. */
  readonly verify: HandOverCommand<Versioned & { readonly note?: string | null }> = {
    execute: async (principal, id, { version, note }) => {
      const opened = await this.steps.open(principal, id, 'confirm', version);
      const result = verifyHandOver(opened.path, opened.actor, await this.heads.verifyDays());
      const done = await this.steps.store(principal, opened, result, [{ kind: 'step', stage: 4, ...textOf(note) }]);
      await this.notices.tell([...(await this.notices.receivers(done.row.to_organisation_id)), done.row.new_owner_id], 'hand_over_verified', id);
      return done;
    },
  };
}

function textOf(text: string | null | undefined): { content?: { text: string } } {
  return text?.trim() ? { content: { text } } : {};
}
