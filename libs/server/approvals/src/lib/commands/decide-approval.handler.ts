import { Inject, Injectable } from '@nestjs/common';
import { type Approval, type ApprovalResult, grantApproval, returnApproval, SUBJECT_RULES } from '@tact/domain';
import { CaseEvents } from '@tact/server/cases';
import { BadRequest, Conflict, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { ApprovalRepository, SenderCommands, toApproval } from '@tact/server/sharing';
import { ApprovalEntries } from '../store/approval-entries';
import { ProposedPages } from '../subjects/proposed-pages';
import { ApprovalFinder, fileSubject, type SeenApproval } from './approval-finder';

export interface ReturnInput {
  /** Of the approval, as it was read. */
  readonly version: number;
  /** The parts marked. */
  readonly fields: readonly string[];
  readonly comment: string;
}

/** Where decisions are kept. */
@Injectable()
export class DecisionDesk {
  constructor(
    @Inject(ApprovalRepository) readonly approvals: ApprovalRepository,
    @Inject(ApprovalEntries) readonly entries: ApprovalEntries,
    @Inject(ProposedPages) readonly pages: ProposedPages,
    @Inject(CaseEvents) readonly events: CaseEvents,
  ) {}
}

/** A supervisor, never the proposer, approves or returns what was read: its pages are kept with the decision. Runs under an access record of the case. */
@Injectable()
export class DecideApprovalHandler {
  constructor(
    @Inject(ApprovalFinder) private readonly finder: ApprovalFinder,
    @Inject(DecisionDesk) private readonly desk: DecisionDesk,
    @Inject(SenderCommands) private readonly referrals: SenderCommands,
  ) {}

  /** Throws 404, 403 `own_proposal`, 409 `already_decided`, `approval_stale`, `version_conflict`; 422 `decided_elsewhere` for what its own process decides. */
  async approve(principal: Principal, id: string, version: number): Promise<void> {
    const found = await this.finder.findFor(principal, id, 'approve', version);
    if (found.row.subject_kind === 'referral') return this.referrals.approve.execute(principal, found.row.subject_id, { version: found.row.subject_version });
    await this.keep(principal, found, (approval, decision) => grantApproval(approval, decision));
  }

  /** As `approve`; 422 `comment_missing`, 400 for a part that cannot be marked. */
  async giveBack(principal: Principal, id: string, input: ReturnInput): Promise<void> {
    const found = await this.finder.findFor(principal, id, 'return', input.version);
    const { fields, comment } = input;
    if (found.row.subject_kind === 'referral') return this.referrals.giveBack.execute(principal, found.row.subject_id, { version: found.row.subject_version, fields, comment });
    const subject = fileSubject(found.row);
    const unknown = subject && fields.findIndex((field) => !SUBJECT_RULES[subject.kind].markable.includes(field));
    if (unknown !== null && unknown >= 0) throw new BadRequest([{ path: `fields.${unknown}`, code: 'unknown_code' }]);
    await this.keep(principal, found, (approval, decision) => returnApproval(approval, { ...decision, fields, comment }), comment.trim());
  }

  private async keep(
    principal: Principal, { row, seen }: SeenApproval, decide: (approval: Approval, decision: { by: string; at: string; version: number }) => ApprovalResult, comment = '',
  ): Promise<void> {
    const subject = fileSubject(row);
    if (!subject) throw new Refused('decided_elsewhere');
    const result = decide(toApproval(row), { by: principal.userId, at: seen.now, version: row.subject_version });
    if (!result.ok && result.refusal.code === 'own_proposal') throw new NotPermitted('own_proposal');
    if (!result.ok && result.refusal.code === 'comment_missing') throw new Refused('comment_missing', {}, [{ path: 'comment', code: 'required' }]);
    if (!result.ok) throw new Conflict(result.refusal.code);
    const { approvals, entries, pages, events } = this.desk;
    const hmac = await entries.keep(row, await pages.of(principal, seen, subject), seen.now);
    if (comment !== '') await entries.say(row, 'return_comment', comment, seen.now);
    if (!(await approvals.decide(row, result.approval, hmac))) throw await this.finder.conflict(row);
    await events.emit({
      type: 'approval', step: result.approval.state === 'approved' ? 'approved' : 'returned', principal, caseId: row.case_id, at: seen.now, approvalId: row.id,
      proposedBy: row.proposed_by, subjectKind: subject.kind, subjectId: subject.id, target: row.target,
    });
  }
}
