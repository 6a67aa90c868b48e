import { Inject, Injectable } from '@nestjs/common';
import { isFileSubject, type FileSubject } from '@tact/domain';
import { CaseFinder, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, NotFound, NotPermitted, type Principal } from '@tact/server/platform';
import { ApprovalRepository, type ApprovalRow, approvalSubject } from '@tact/server/sharing';

export interface SeenApproval {
  readonly row: ApprovalRow;
  readonly seen: SeenCase;
}

/** Loads approvals: hidden and missing are one 404; who may decide is the ability's word, never one's own proposal. */
@Injectable()
export class ApprovalFinder {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
  ) {}

  async find(principal: Principal, id: string): Promise<SeenApproval> {
    const row = await this.approvals.byId(id);
    if (!row || !principal.ability.can('read', approvalSubject(row))) throw new NotFound();
    return { row, seen: await this.cases.find(principal, row.case_id) };
  }

  /** As `find`, and the row is locked, for a decision on the version that was read; 403, and 409 to who is late: `already_decided`, `approval_stale` or `version_conflict`. */
  async findFor(principal: Principal, id: string, action: 'approve' | 'return', version: number): Promise<SeenApproval> {
    await this.uow.query('select 1 from tact.approval where id = $1 for update', [id]);
    const found = await this.find(principal, id);
    if (found.row.proposed_by === principal.userId) throw new NotPermitted('own_proposal');
    if (!principal.ability.can(action, approvalSubject(found.row))) throw new NotPermitted();
    if (found.row.state !== 'waiting' || found.row.version !== version) throw await this.conflict(found.row);
    return found;
  }

  /** What happened to it meanwhile, and by whom. */
  async conflict({ id }: Pick<ApprovalRow, 'id'>): Promise<Conflict> {
    const row = await this.approvals.byId(id);
    if (!row) throw new NotFound();
    const { decidedByName, nextId } = await this.approvals.around(row);
    const more = { state: row.state, version: row.version, decidedBy: row.decided_by, decidedByName, decidedAt: row.decided_at?.toISOString() ?? null, nextId };
    if (row.state === 'stale') return new Conflict('approval_stale', more);
    return new Conflict(row.state === 'waiting' ? 'version_conflict' : 'already_decided', more);
  }

  /** The next version of a subject: one more than was ever put forward. */
  async nextVersion(kind: string, subjectId: string): Promise<number> {
    const [row] = await this.uow.query<{ next: number }>('select coalesce(max(subject_version), 0)::int + 1 as next from tact.approval where subject_kind = $1 and subject_id = $2', [kind, subjectId]);
    return row!.next;
  }
}

/** The subject, when it is a part of the file. */
export function fileSubject({ subject_kind, subject_id }: Pick<ApprovalRow, 'subject_kind' | 'subject_id'>): { readonly kind: FileSubject; readonly id: string } | null {
  return isFileSubject(subject_kind) ? { kind: subject_kind, id: subject_id } : null;
}
