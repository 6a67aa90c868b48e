import { Inject, Injectable } from '@nestjs/common';
import type { Approval, ApprovalSubject } from '@tact/domain';
import { asApproval } from '@tact/permissions';
import { UnitOfWork } from '@tact/server/persistence';

/** A row of `tact.approval`. */
export interface ApprovalRow {
  readonly id: string;
  readonly case_id: string;
  readonly subject_kind: ApprovalSubject;
  readonly subject_id: string;
  readonly subject_version: number;
  readonly state: Approval['state'];
  readonly proposed_by: string;
  readonly proposed_at: Date;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly marked_fields: readonly string[];
  readonly hmac: Buffer | null;
  readonly snapshot_id: string | null;
  readonly organisation_id: string;
  readonly team_id: string | null;
  /** Of a move: the place that is asked for. */
  readonly target: string | null;
  readonly version: number;
  /** Read with one approval: who keeps the case now. */
  readonly case_owner_id?: string | null;
}

export type NewApproval = Pick<ApprovalRow, 'id' | 'case_id' | 'subject_id' | 'subject_version' | 'proposed_by' | 'organisation_id' | 'team_id'>
  & Partial<Pick<ApprovalRow, 'subject_kind' | 'target'>>;

/** The approval as the ability reads it. */
export function approvalSubject(row: ApprovalRow): ReturnType<typeof asApproval> {
  return asApproval({ organisationId: row.organisation_id, teamId: row.team_id, proposedBy: row.proposed_by, ownerId: row.case_owner_id ?? null });
}

/** The approval as the rules read it. */
export function toApproval(row: ApprovalRow): Approval {
  return {
    state: row.state, subjectKind: row.subject_kind, subjectId: row.subject_id, subjectVersion: row.subject_version, proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(), decidedBy: row.decided_by, decidedAt: row.decided_at?.toISOString() ?? null, markedFields: row.marked_fields,
  };
}

/** An approval in a file or a referral: who decided what on which version. */
export function approvalHead(row: ApprovalRow): Record<string, unknown> {
  return {
    id: row.id, subjectKind: row.subject_kind, subjectId: row.subject_id, state: row.state, subjectVersion: row.subject_version,
    proposedBy: row.proposed_by, proposedAt: row.proposed_at.toISOString(), decidedBy: row.decided_by, decidedAt: row.decided_at?.toISOString() ?? null,
    markedFields: row.marked_fields, target: row.target, version: row.version,
  };
}

/** Approvals of the running transaction. */
@Injectable()
export class ApprovalRepository {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async byId(id: string): Promise<ApprovalRow | null> {
    const [row] = await this.uow.query<ApprovalRow>('select a.*, c.owner_id as case_owner_id from tact.approval a left join tact.case_file c on c.id = a.case_id where a.id = $1', [id]);
    return row ?? null;
  }

  /** The one that waits for a decision on a referral. */
  async waitingFor(referralId: string): Promise<ApprovalRow | null> {
    const [row] = await this.uow.query<ApprovalRow>(`select * from tact.approval where subject_kind = 'referral' and subject_id = $1 and state = 'waiting'`, [referralId]);
    return row ?? null;
  }

  /** All approvals of a referral, oldest first: who decided what on which version. */
  async ofReferral(referralId: string): Promise<ApprovalRow[]> {
    return this.uow.query<ApprovalRow>(`select * from tact.approval where subject_kind = 'referral' and subject_id = $1 order by proposed_at, id`, [referralId]);
  }

  /** Asks for a decision; a referral's unless `subject_kind` names another subject. */
  async propose(row: NewApproval, at: string): Promise<void> {
    await this.uow.query(`insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, team_id, target)
      values ($1, $2, $9, $3, $4, 'waiting', $5, $6, $7, $8, $10)`,
      [row.id, row.case_id, row.subject_id, row.subject_version, row.proposed_by, at, row.organisation_id, row.team_id, row.subject_kind ?? 'referral', row.target ?? null]);
  }

  /** Names of who proposed and decided, and the approval that came in its place when it went stale. */
  async around(row: ApprovalRow): Promise<{ readonly proposedByName: string; readonly decidedByName: string | null; readonly nextId: string | null }> {
    const [found] = await this.uow.query<{ proposedByName: string; decidedByName: string | null; nextId: string | null }>(`select
      (select display_name from tact.app_user where id = $1) as "proposedByName", (select display_name from tact.app_user where id = $2) as "decidedByName",
      (select n.id from tact.approval n where n.subject_kind = $3 and n.subject_id = $4 and n.subject_version > $5 and n.target is not distinct from $6
        order by n.subject_version limit 1) as "nextId"`, [row.proposed_by, row.decided_by, row.subject_kind, row.subject_id, row.subject_version, row.target]);
    return found!;
  }

  /** All approvals of a case, oldest first. */
  async ofCase(caseId: string): Promise<ApprovalRow[]> {
    return this.uow.query<ApprovalRow>('select * from tact.approval where case_id = $1 order by proposed_at, id', [caseId]);
  }

  /** What it rests on was edited, or it was taken back; false when it was decided meanwhile. */
  async end(row: ApprovalRow, state: 'stale' | 'withdrawn'): Promise<boolean> {
    const rows = await this.uow.query(`with done as (update tact.approval set state = $3, version = version + 1 where id = $1 and version = $2 returning id) select * from done`,
      [row.id, row.version, state]);
    return rows.length > 0;
  }

  /** Stores a decision while it still waits; false when somebody else was faster. */
  async decide(row: ApprovalRow, decided: Approval, hmac: Buffer | null): Promise<boolean> {
    const rows = await this.uow.query(`with done as (update tact.approval set state = $3, decided_by = $4, decided_at = $5, marked_fields = $6, hmac = $7, version = version + 1
      where id = $1 and version = $2 and state = 'waiting' returning id) select * from done`,
      [row.id, row.version, decided.state, decided.decidedBy, decided.decidedAt, decided.markedFields, hmac]);
    return rows.length > 0;
  }

  /** The proposal ended before a decision. */
  async withdrawWaiting(referralId: string): Promise<void> {
    await this.uow.query(`update tact.approval set state = 'withdrawn', version = version + 1 where subject_kind = 'referral' and subject_id = $1 and state = 'waiting'`, [referralId]);
  }
}
