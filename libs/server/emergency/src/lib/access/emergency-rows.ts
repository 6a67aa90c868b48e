import { Inject, Injectable } from '@nestjs/common';
import { isEmergencyOpen, mayReviewEmergency } from '@tact/domain';
import { CaseFinder } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import type { EmergencyAccessDto } from './emergency.dto';

type Row = Omit<EmergencyAccessDto, 'isOpen' | 'mayReview' | 'openedAt' | 'endsAt' | 'reviewedAt'> & {
  readonly openedAt: Date; readonly endsAt: Date; readonly reviewedAt: Date | null; readonly accessNow: Date;
};

const ROWS = `select e.id, e.case_id as "caseId", e.case_code as "caseCode", e.user_id as "userId", u.display_name as "userName", e.organisation_id as "organisationId",
    o.name as "organisationName", e.reason_code as "reasonCode", e.sections, e.opened_at as "openedAt", e.ends_at as "endsAt", e.state, r.display_name as "reviewedByName",
    e.reviewed_at as "reviewedAt", e.version, tact.access_now() as "accessNow"
  from tact.emergency_access e join tact.app_user u on u.id = e.user_id join tact.organisation o on o.id = e.organisation_id left join tact.app_user r on r.id = e.reviewed_by`;

/** Emergency accesses as their reader may see them; row-level security decides which. Inside a unit of work. */
@Injectable()
export class EmergencyRows {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseFinder) private readonly cases: CaseFinder,
  ) {}

  /** One's own that are open now. */
  async own(principal: Principal): Promise<readonly EmergencyAccessDto[]> {
    const rows = await this.uow.query<Row>(`${ROWS} where e.user_id = $1 and e.ends_at > tact.access_now() order by e.ends_at, e.id limit 10`, [principal.userId]);
    return rows.map((row) => shown(row, principal, false));
  }

  /** Those of cases that the principal supervises, what waits for a review first; at most 100. */
  async supervised(principal: Principal): Promise<readonly EmergencyAccessDto[]> {
    const rows = await this.uow.query<Row>(`${ROWS} order by e.state = 'waiting' desc, e.opened_at desc, e.id limit 100`);
    const supervised = await this.casesOf(principal, rows.map(({ caseId }) => caseId));
    return rows.filter(({ caseId }) => supervised.has(caseId)).map((row) => shown(row, principal, true));
  }

  /** One of a case that the principal supervises. 404 for hidden and missing. */
  async one(principal: Principal, id: string): Promise<EmergencyAccessDto> {
    const [row] = await this.uow.query<Row>(`${ROWS} where e.id = $1`, [id]);
    if (!row || !(await this.casesOf(principal, [row.caseId])).has(row.caseId)) throw new NotFound();
    return shown(row, principal, true);
  }

  private async casesOf(principal: Principal, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const seen = ids.length === 0 ? [] : await this.cases.findMany(principal, [...new Set(ids)]);
    return new Set(seen.filter(({ forAbility }) => principal.ability.can('assign', forAbility)).map(({ row }) => row.id));
  }
}

function shown({ accessNow, openedAt, endsAt, reviewedAt, ...row }: Row, principal: Principal, supervises: boolean): EmergencyAccessDto {
  return {
    ...row, openedAt: openedAt.toISOString(), endsAt: endsAt.toISOString(), reviewedAt: reviewedAt?.toISOString() ?? null,
    isOpen: isEmergencyOpen({ endsAt: endsAt.toISOString() }, accessNow.toISOString()), mayReview: mayReviewEmergency(row, { userId: principal.userId, supervises }),
  };
}
