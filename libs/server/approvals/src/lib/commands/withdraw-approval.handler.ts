import { Inject, Injectable } from '@nestjs/common';
import { withdrawApproval } from '@tact/domain';
import { NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { ApprovalRepository, toApproval } from '@tact/server/sharing';
import { ApprovalFinder, fileSubject } from './approval-finder';

/** The proposer takes it back before it is decided. Runs inside a unit of work. */
@Injectable()
export class WithdrawApprovalHandler {
  constructor(
    @Inject(ApprovalFinder) private readonly finder: ApprovalFinder,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
  ) {}

  /** Throws 404, 403 for another's proposal, 409 when it no longer waits, 422 `decided_elsewhere`. Taking back what one took back changes nothing. */
  async execute(principal: Principal, id: string, version: number): Promise<void> {
    const { row } = await this.finder.find(principal, id);
    if (row.proposed_by !== principal.userId) throw new NotPermitted();
    if (!fileSubject(row)) throw new Refused('decided_elsewhere');
    if (row.state === 'withdrawn') return;
    if (row.version !== version || !withdrawApproval(toApproval(row), principal.userId).ok) throw await this.finder.conflict(row);
    if (!(await this.approvals.end(row, 'withdrawn'))) throw await this.finder.conflict(row);
  }
}
