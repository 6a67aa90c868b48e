import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, NotPermitted, type Principal, Refused } from '@tact/server/platform';
import { ReturnFinder } from '../access/return-finder';
import { ReturnRepository } from '../store/return.repository';
import type { ReturnCommand } from './return-command';

export interface PartnerWorker {
  readonly partnerId: string;
  /** Null: nobody but the supervisors. */
  readonly userId: string | null;
}

const MEMBER = `select exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active
  where m.user_id = $1 and m.organisation_id = $2 and r.case_scope in ('own', 'team') and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())) as yes`;

/** A partner names the worker of its own who sees to the return; a supervisor or duty bearer of it does. */
@Injectable()
export class AppointWorkerHandler implements ReturnCommand<PartnerWorker> {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
  ) {}

  async execute(principal: Principal, returnId: string, { partnerId, userId }: PartnerWorker): Promise<void> {
    const seen = await this.finder.findFor(principal, returnId, 'update');
    const partner = (await this.returns.partners(returnId)).find(({ id, endedAt }) => id === partnerId && endedAt === null);
    if (!partner) throw new NotFound();
    const leads = principal.memberships.some(({ organisationId, caseScope }) => organisationId === partner.organisationId && ['team', 'organisation', 'received'].includes(caseScope));
    if (seen.keeps || !leads) throw new NotPermitted('not_the_partner');
    if (userId !== null) {
      const [member] = await this.uow.query<{ yes: boolean }>(MEMBER, [userId, partner.organisationId]);
      if (!member?.yes) throw new Refused('unknown_person', {}, [{ path: 'userId', code: 'unknown_person' }]);
    }
    await this.uow.query('update tact.return_partner set worker_id = $2, version = version + 1, updated_by = $3, updated_at = tact.now() where id = $1', [partnerId, userId, principal.userId]);
  }
}

/** Who keeps the file lets a partner go: its sight of the return ends at once. */
@Injectable()
export class EndPartnerHandler implements ReturnCommand<{ readonly partnerId: string }> {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ReturnFinder) private readonly finder: ReturnFinder,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
  ) {}

  async execute(principal: Principal, returnId: string, { partnerId }: { readonly partnerId: string }): Promise<void> {
    await this.finder.findKept(principal, returnId);
    const partner = (await this.returns.partners(returnId)).find(({ id, endedAt }) => id === partnerId && endedAt === null);
    if (!partner) throw new NotFound();
    await this.end(principal, partnerId, 'keeper');
  }

  /** Ends one partner. */
  async end(principal: Principal, partnerId: string, reason: 'keeper' | 'consent' | 'return'): Promise<void> {
    await this.uow.query(`update tact.return_partner set ended_at = tact.now(), ended_reason = $2, version = version + 1, updated_by = $3, updated_at = tact.now()
      where id = $1 and ended_at is null`, [partnerId, reason, principal.userId]);
  }
}
