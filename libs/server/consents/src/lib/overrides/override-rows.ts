import { Inject, Injectable } from '@nestjs/common';
import { type Override, type OverrideBasis, overrideStep } from '@tact/domain';
import { CaseCiphers } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import type { OverrideDto } from './override.dto';

/** An override as stored. */
export interface StoredOverride extends Omit<Override, 'decidedAt' | 'until'> {
  readonly caseId: string;
  readonly basis: OverrideBasis;
  readonly sealed: Buffer;
  readonly recipientName: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly endedAt: Date | null;
  readonly until: Date;
  readonly version: number;
}

const ROWS = `select o.id, o.case_id as "caseId", o.recipient_org_id as "recipientOrgId", r.name as "recipientName", o.sections, o.basis, o.reason_sealed as sealed, o.state,
    o.proposed_by as "proposedBy", p.display_name as "proposedByName", o.proposed_at as "proposedAt", d.display_name as "decidedByName", o.decided_at as "decidedAt",
    o.ended_at as "endedAt", o.until, o.version
  from tact.consent_override o join tact.organisation r on r.id = o.recipient_org_id join tact.app_user p on p.id = o.proposed_by left join tact.app_user d on d.id = o.decided_by`;

/** Overrides of a case. Inside a unit of work under the case's access record; row-level security shows them to who works on the case. */
@Injectable()
export class OverrideRows {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseCiphers) private readonly ciphers: CaseCiphers,
  ) {}

  /** Every override of the case as the rules read them; which of them stands at an instant the rules decide. */
  async standing(caseId: string): Promise<Override[]> {
    const rows = await this.uow.query<StoredOverride>(`${ROWS} where o.case_id = $1 order by o.id`, [caseId]);
    return rows.map(({ id, state, recipientOrgId, sections, decidedAt, until }) => ({ id, state, recipientOrgId, sections, decidedAt: decidedAt?.toISOString() ?? null, until: until.toISOString() }));
  }

  /** 404 for hidden and missing. */
  async one(caseId: string, id: string): Promise<StoredOverride> {
    const [row] = await this.uow.query<StoredOverride>(`${ROWS} where o.id = $1 and o.case_id = $2`, [id, caseId]);
    if (!row) throw new NotFound();
    return row;
  }

  /** All of a case with their reasons, newest first. `at`: domain time. */
  async ofCase(principal: Principal, caseId: string, supervises: boolean, at: string): Promise<OverrideDto[]> {
    const rows = await this.uow.query<StoredOverride>(`${ROWS} where o.case_id = $1 order by o.proposed_at desc, o.id`, [caseId]);
    const cipher = rows.length > 0 ? await this.ciphers.forCase(caseId) : null;
    return rows.map(({ caseId: _, sealed, proposedBy, proposedAt, decidedAt, endedAt, until, ...row }) => ({
      ...row, reason: cipher?.open<string>('consent_override', 'reason_sealed', row.id, sealed) ?? '', proposedAt: proposedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null, until: until.toISOString(), isOver: until.toISOString() <= at,
      mayDecide: overrideStep({ state: row.state, until: until.toISOString(), proposedBy }, 'refuse', { userId: principal.userId, supervises, at }) === 'refused',
    }));
  }

  /** The reason as it is stored, sealed under the case's key. */
  async seal(caseId: string, id: string, reason: string): Promise<Buffer> {
    const cipher = await this.ciphers.forCase(caseId);
    if (!cipher) throw new NotFound();
    return cipher.seal('consent_override', 'reason_sealed', id, reason.trim());
  }
}
