import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Principal } from '@tact/server/platform';
import type { Preview } from '../content/preview';
import type { ReceiverSection } from '../content/receiver-view';
import { ReferralFinder } from '../referrals/referral-finder';
import { ApprovalRepository, type ApprovalRow, approvalSubject } from './approval.repository';
import { ApprovalSnapshot } from './approval-snapshot';
import { ApprovalSubjects, type ApprovalPage, type SubjectReading } from './approval-subjects';
import { ProposedView } from './proposed-view';

export interface ReadApproval extends Omit<SubjectReading, 'snapshot'> {
  readonly id: string;
  readonly state: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly markedFields: readonly string[];
  readonly caseId: string;
  readonly proposedByName: string;
  readonly decidedByName: string | null;
  readonly target: string | null;
  readonly version: number;
  /** The approval that asks for the edited version, where this one went stale. */
  readonly nextId: string | null;
  /** While it waits: exactly what the receiver will see. */
  readonly preview: Preview | null;
  /** Once approved: what was approved, and whether it is unchanged. */
  readonly snapshot: { readonly sections: readonly (ReceiverSection | ApprovalPage)[]; readonly intact: boolean } | null;
}

/** An approval, readable while it waits and years later. */
@Injectable()
export class ReadApprovalHandler {
  constructor(
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(ReferralFinder) private readonly finder: ReferralFinder,
    @Inject(ProposedView) private readonly proposed: ProposedView,
    @Inject(ApprovalSnapshot) private readonly snapshots: ApprovalSnapshot,
    @Inject(ApprovalSubjects) private readonly subjects: ApprovalSubjects,
  ) {}

  /** The case to log before it is read; 404 where the principal may not read the approval. */
  async caseOf(principal: Principal, id: string): Promise<string> {
    return (await this.find(principal, id)).case_id;
  }

  async execute(principal: Principal, id: string): Promise<ReadApproval> {
    const row = await this.find(principal, id);
    const seen = row.subject_kind === 'referral' ? await this.finder.find(principal, row.subject_id) : null;
    return {
      id: row.id, state: row.state, subjectKind: row.subject_kind, subjectId: row.subject_id, subjectVersion: row.subject_version,
      proposedBy: row.proposed_by, proposedAt: row.proposed_at.toISOString(), decidedBy: row.decided_by, decidedAt: row.decided_at?.toISOString() ?? null,
      markedFields: row.marked_fields, caseId: row.case_id, target: row.target, version: row.version, ...(await this.approvals.around(row)),
      preview: seen && row.state === 'waiting' ? await this.proposed.of(principal, seen) : null,
      snapshot: seen && row.state === 'approved' ? await this.snapshots.read(seen.row, row) : null,
      ...(await this.subjects.of(row.subject_kind)?.read(principal, row)),
    };
  }

  private async find(principal: Principal, id: string): Promise<ApprovalRow> {
    const row = await this.approvals.byId(id);
    if (!row) throw new NotFound();
    if (!principal.ability.can('read', approvalSubject(row))) throw new NotFound();
    return row;
  }
}
