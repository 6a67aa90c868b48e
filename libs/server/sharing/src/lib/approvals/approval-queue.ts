import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import type { Page } from '../referrals/referral-heads';
import { APPROVAL_QUEUE } from './approval-list.query';

/** A waiting approval in the queue: codes, dates and coded facts only. */
export type ApprovalHead = Readonly<Record<string, unknown>> & { readonly id: string; readonly subjectKind: string; readonly subjectId: string };

/** What waits for a supervisor, and what a worker has put forward. */
@Injectable()
export class ApprovalQueue {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async page(principal: Principal, cursor: string | null, limit: number): Promise<Page<ApprovalHead>> {
    const deciding = principal.memberships.filter(({ permissions }) => permissions.some(({ action, subject }) => action === 'approve' && subject === 'Approval'));
    const inTeams = deciding.filter(({ caseScope, teamId }) => caseScope === 'team' && teamId !== null);
    const everywhere = deciding.filter(({ caseScope }) => caseScope === 'organisation');
    const rows = await this.uow.query<ApprovalHead>(APPROVAL_QUEUE, [principal.granteeIds, [principal.userId, ...principal.organisationIds], principal.userId,
      inTeams.map(({ organisationId }) => organisationId), inTeams.map(({ teamId }) => teamId), everywhere.map(({ organisationId }) => organisationId), cursor, limit + 1]);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
  }
}
