import { Inject, Injectable } from '@nestjs/common';
import type { Grant } from '@tact/permissions';
import { type PrincipalRow, UnitOfWork } from '@tact/server/persistence';

/** What decides somebody's rights on a case, at which access time (instant, UTC). */
export interface CaseRights {
  readonly grants: readonly Grant[];
  readonly blocked: boolean;
  readonly now: string;
}

const RIGHTS = `select coalesce((select jsonb_agg(jsonb_build_object('granteeId', g.grantee_id, 'sections', g.sections, 'access', g.access,
    'validFrom', g.valid_from, 'validTo', g.valid_to)) from tact.case_grant g where g.case_id = $1 and g.grantee_id = any($2::uuid[])), '[]') as grants,
  exists (select from tact.case_block b where b.case_id = $1 and b.blocked_id = any($3::uuid[])) as blocked, tact.access_now() as now`;

/** The grants and blocks of a principal on a case. */
@Injectable()
export class CaseGrants {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  async of(principal: PrincipalRow, caseId: string): Promise<CaseRights> {
    const [row] = await this.uow.query<{ grants: Grant[]; blocked: boolean; now: Date }>(RIGHTS, [caseId, principal.granteeIds, [principal.userId, ...principal.organisationIds]]);
    if (!row) throw new Error('no rights');
    return { grants: row.grants, blocked: row.blocked, now: row.now.toISOString() };
  }
}
