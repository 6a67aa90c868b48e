import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { NotFound, type Principal } from '@tact/server/platform';
import { decodePage, encodePage } from './page-cursor';
import type { ErasureDto, ErasuresDto, ErasuresPageDto } from './retention.dto';

/** As `ErasureDto`, with the case's id, which stays on the server. */
export type StoredErasure = ErasureDto & { readonly caseId: string };

const ROWS = `select to_jsonb(e.proposed_at) #>> '{}' as "atText", e.case_id as "caseId", e.id, e.case_code as "caseCode", e.organisation_id as "organisationId", o.name as "organisationName", e.reason,
    e.closed_at as "closedAt", e.due_at as "dueAt", e.state, e.proposed_by as "proposedBy", p.display_name as "proposedByName", e.proposed_at as "proposedAt",
    e.decided_by as "decidedBy", d.display_name as "decidedByName", e.decided_at as "decidedAt", e.proof, e.anchored_at is not null as anchored, e.version
  from tact.erasure e left join tact.organisation o on o.id = e.organisation_id left join tact.app_user p on p.id = e.proposed_by left join tact.app_user d on d.id = e.decided_by`;

/** Erasures that the caller may see, newest first. Row-level security decides which. */
@Injectable()
export class ErasureRows {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  page(principal: Principal & Actor, { state, cursor, limit = 50 }: ErasuresPageDto): Promise<ErasuresDto> {
    const before = decodePage(cursor);
    return this.uow.run(principal, async () => {
      const rows = await this.uow.query<StoredErasure & { atText: string }>(`${ROWS} where ($1::text is null or e.state = $1) and ($2::timestamptz is null or (e.proposed_at, e.id) < ($2, $3::uuid))
        order by e.proposed_at desc, e.id desc limit $4`, [state ?? null, before?.at ?? null, before?.id ?? null, limit + 1]);
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items: rows.slice(0, limit).map((row) => shown(row, principal)), nextCursor: last ? encodePage({ at: last.atText, id: last.id }) : null };
    });
  }

  /** Inside a unit of work. 404 for one that is hidden or missing. */
  async one(id: string): Promise<StoredErasure> {
    const [row] = await this.uow.query<StoredErasure>(`${ROWS} where e.id = $1`, [id]);
    if (!row) throw new NotFound();
    return row;
  }
}

/** What of it goes out: the code, not the id of the case. */
export function shown(row: StoredErasure, principal: Principal & Actor): ErasureDto {
  return {
    id: row.id, caseCode: row.caseCode, organisationId: row.organisationId, organisationName: row.organisationName, reason: row.reason, closedAt: row.closedAt, dueAt: row.dueAt,
    state: row.state, proposedBy: row.proposedBy, proposedByName: row.proposedByName, proposedAt: row.proposedAt, decidedBy: row.decidedBy, decidedByName: row.decidedByName,
    decidedAt: row.decidedAt, proof: row.proof, anchored: row.anchored, version: row.version,
    mayConfirm: row.state === 'proposed' && row.proposedBy !== principal.userId && principal.ability.can('confirm', 'Erasure'),
  };
}
