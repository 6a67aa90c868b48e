import { Inject, Injectable } from '@nestjs/common';
import { returnApproval, returnReferral } from '@tact/domain';
import { Conflict, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { ApprovalRepository, toApproval } from '../approvals/approval.repository';
import { ReturnTask } from '../approvals/return-task';
import { ReferralFinder, actorOf } from '../referrals/referral-finder';
import { resultOf } from '../referrals/referral-problems';
import { EntryRepository } from '../store/entry.repository';
import { toReferral } from '../store/referral-row';
import type { ReferralCommand, Versioned } from './referral-command';
import { SaveChange } from './save-change';

export interface Return extends Versioned {
  /** The parts marked, of `MARKABLE_FIELDS`; at least one. */
  readonly fields: readonly string[];
  readonly comment: string;
}

/** A supervisor, never the proposer, gives it back with marked fields and a comment. */
@Injectable()
export class ReturnReferralHandler implements ReferralCommand<Return> {
  readonly opens = false;

  constructor(
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(SaveChange) private readonly change: SaveChange,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(EntryRepository) private readonly entries: EntryRepository,
    @Inject(ReturnTask) private readonly task: ReturnTask,
  ) {}

  async execute(principal: Principal, referralId: string, { version, fields, comment }: Return): Promise<void> {
    const seen = await this.finder.findFor(principal, referralId, 'return');
    await this.change.demandVersion(principal, seen, version);
    const { row, now } = seen;
    const actor = actorOf(principal, seen, 'sender');
    const { referral } = resultOf(returnReferral(toReferral(row), { ...actor, fields, comment }));
    const waiting = await this.approvals.waitingFor(referralId);
    const decision = waiting && returnApproval(toApproval(waiting), { by: actor.by, at: now, version, fields, comment });
    if (!waiting || !decision?.ok) throw new Conflict('approval_stale');
    const saved = await this.change.save(principal, seen, referral);
    if (!(await this.approvals.decide(waiting, decision.approval, null))) throw await this.change.conflict(principal, referralId);
    await this.entries.append(saved, { id: uuidv7(), kind: 'return_comment', organisationId: actor.organisationId, at: now, replyTo: waiting.id, content: { text: comment, fields } });
    await this.task.forProposer(saved, now);
  }
}
