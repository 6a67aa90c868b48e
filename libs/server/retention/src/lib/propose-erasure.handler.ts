import { Inject, Injectable } from '@nestjs/common';
import { normaliseCaseCode } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { Conflict, Idempotency, NotFound, type Principal, Refused } from '@tact/server/platform';
import { type ClosedRow, dueAt } from './due-cases.query';
import { ErasureRows, shown } from './erasure-rows';
import type { ErasureDto, ProposeErasureDto } from './retention.dto';
import { StoredRetention } from './retention-settings';

const ROUTE = 'POST erasures';
const CASE = `select t.case_id, t.case_code, t.organisation_id, t.programme_id, t.country, t.victim_status, t.birth_year, to_jsonb(t.closed_at) #>> '{}' as closed_at, t.is_closed, t.is_taken
  from tact.case_to_erase($1) t`;

/**
 * The data protection officer proposes by code. 404 for a code that is none; 422 `not_closed`, `not_due` (of `retention`, with `dueAt`);
 * 409 `already_proposed`.
 */
@Injectable()
export class ProposeErasureHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(Idempotency) private readonly idempotency: Idempotency,
    @Inject(ErasureRows) private readonly rows: ErasureRows,
    @Inject(StoredRetention) private readonly stored: StoredRetention,
  ) {}

  handle(principal: Principal, body: ProposeErasureDto, key: string | undefined): Promise<ErasureDto> {
    return this.uow.run(principal, async () => {
      const receipt = await this.idempotency.recall(ROUTE, key, body);
      if (!receipt) {
        await this.propose(body);
        await this.idempotency.remember(ROUTE, key, body, { resource: body.id, version: 1 }, 201);
      }
      return shown(await this.rows.one(receipt?.resource ?? body.id), principal);
    });
  }

  private async propose({ id, caseCode, reason }: ProposeErasureDto): Promise<void> {
    const code = normaliseCaseCode(caseCode) ?? caseCode.trim().toUpperCase();
    const [found] = await this.uow.query<ClosedRow & { is_closed: boolean; is_taken: boolean }>(CASE, [code]);
    if (!found) throw new NotFound();
    if (found.is_taken) throw new Conflict('already_proposed');
    if (!found.is_closed) throw new Refused('not_closed');
    const due = dueAt(found, await this.stored.read());
    const [clock] = await this.uow.query<{ now: Date }>('select tact.now() as now');
    if (reason === 'retention' && Date.parse(due) > (clock?.now ?? new Date()).getTime()) throw new Refused('not_due', { dueAt: due });
    await this.uow.query('select tact.propose_erasure($1, $2, $3, $4)', [id, found.case_id, reason, due]);
  }
}
