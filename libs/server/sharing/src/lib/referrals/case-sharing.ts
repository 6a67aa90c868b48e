import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { type ApprovalRow, approvalHead, approvalSubject } from '../approvals/approval.repository';
import { ReferralRepository } from '../store/referral.repository';
import type { ReferralRow } from '../store/referral-row';
import { seeReferral } from './referral-finder';
import { type HeadNames, type ReferralHead, referralHead } from './referral-head';
import { HEAD_BY_ID } from './referral-list.query';

/** What a case file shows of its sharing, as far as the principal may see it. */
@Injectable()
export class CaseSharing {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReferralRepository) private readonly referralRows: ReferralRepository,
  ) {}

  /** Heads of the case's referrals, oldest first. */
  async referrals(principal: Principal, caseId: string): Promise<ReferralHead[]> {
    const seen = (await this.referralRows.ofCase(principal, caseId)).flatMap((row) => seeReferral(principal, row) ?? []);
    if (seen.length === 0) return [];
    const heads = await this.uow.query<ReferralRow & HeadNames>(HEAD_BY_ID, [seen.map(({ row }) => row.id)]);
    return heads.flatMap((head) => {
      const found = seen.find(({ row }) => row.id === head.id);
      return found ? [referralHead(head, found.side)] : [];
    });
  }

  /** The case's approvals with who decided what, oldest first. */
  async approvals(principal: Principal, caseId: string): Promise<Record<string, unknown>[]> {
    const rows = await this.uow.query<ApprovalRow & { proposed_by_name: string; decided_by_name: string | null }>(`select a.*, c.owner_id as case_owner_id, p.display_name as proposed_by_name, d.display_name as decided_by_name
      from tact.approval a left join tact.case_file c on c.id = a.case_id join tact.app_user p on p.id = a.proposed_by left join tact.app_user d on d.id = a.decided_by where a.case_id = $1 order by a.proposed_at, a.id`, [caseId]);
    const mayRead = (row: ApprovalRow): boolean =>
      principal.ability.can('read', approvalSubject(row));
    return rows.filter(mayRead).map((row) => ({ ...approvalHead(row), proposedByName: row.proposed_by_name, decidedByName: row.decided_by_name }));
  }
}
