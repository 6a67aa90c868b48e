import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { CurrentPrincipal, type Principal, Requires } from '@tact/server/platform';
import { ApprovalQueue, type ApprovalHead } from '../approvals/approval-queue';
import { ReadApprovalHandler, type ReadApproval } from '../approvals/read-approval.handler';
import type { Page } from '../referrals/referral-heads';
import { Entrance } from './entrance';
import { PageQuery } from './page.dto';
import { PAGE_LIMIT } from './referral-limits';
import { uuidParam } from './uuid-param';

/** Approvals: what waits, and what was approved. Decisions are commands on their subject. */
@Controller('approvals')
export class ApprovalsController {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ApprovalQueue) private readonly queue: ApprovalQueue,
    @Inject(Entrance) private readonly entrance: Entrance,
    @Inject(ReadApprovalHandler) private readonly reading: ReadApprovalHandler,
  ) {}

  /** What waits for a decision of the caller, or was put forward by it; no names. */
  @Get()
  @Requires('read', 'Approval')
  list(@CurrentPrincipal() principal: Principal, @Query() { cursor, limit }: PageQuery): Promise<Page<ApprovalHead>> {
    return this.uow.run(principal, () => this.queue.page(principal, cursor ?? null, limit ?? PAGE_LIMIT));
  }

  /** One approval with what is proposed now, or with what was approved then. Logged as `opened`. */
  @Get(':id')
  @Requires('read', 'Approval')
  async one(@CurrentPrincipal() principal: Principal, @Param('id', uuidParam) id: string): Promise<ReadApproval> {
    const caseId = await this.uow.run(principal, () => this.reading.caseOf(principal, id));
    return this.entrance.openedCase(principal, caseId, () => this.reading.execute(principal, id));
  }
}
