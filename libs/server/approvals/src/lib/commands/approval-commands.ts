import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@tact/server/platform';
import { ApprovalRepository, approvalHead } from '@tact/server/sharing';
import { ApprovalFinder } from './approval-finder';
import { DecideApprovalHandler } from './decide-approval.handler';
import { ProposeApprovalHandler } from './propose-approval.handler';
import { WithdrawApprovalHandler } from './withdraw-approval.handler';

export type ApprovalView = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number; readonly state: string };

/** The commands on approvals, and the head that each answers. */
@Injectable()
export class ApprovalCommands {
  constructor(
    @Inject(ProposeApprovalHandler) readonly propose: ProposeApprovalHandler,
    @Inject(DecideApprovalHandler) readonly decide: DecideApprovalHandler,
    @Inject(WithdrawApprovalHandler) readonly withdraw: WithdrawApprovalHandler,
    @Inject(ApprovalFinder) readonly finder: ApprovalFinder,
    @Inject(ApprovalRepository) private readonly approvals: ApprovalRepository,
  ) {}

  async head(principal: Principal, id: string): Promise<ApprovalView> {
    const { row } = await this.finder.find(principal, id);
    return { ...approvalHead(row), caseId: row.case_id, ...(await this.approvals.around(row)) } as unknown as ApprovalView;
  }
}
