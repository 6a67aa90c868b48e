import { Inject, Injectable } from '@nestjs/common';
import { retentionEnds, type RetentionSettings, shortestRetention } from '@tact/domain';
import { type Actor, UnitOfWork } from '@tact/server/persistence';
import { decodePage, encodePage } from './page-cursor';
import type { DueCaseDto, DueCasesDto, RetentionPageDto } from './retention.dto';
import { StoredRetention } from './retention-settings';

/** A closed case as the database tells who may propose its erasure: code and what the rule needs. */
export interface ClosedRow {
  readonly case_id: string;
  readonly case_code: string;
  readonly organisation_id: string;
  readonly programme_id: string;
  readonly country: string;
  readonly victim_status: string;
  readonly birth_year: number | null;
  readonly closed_at: string;
}

const CLOSED = `select t.case_id, t.case_code, t.organisation_id, t.programme_id, t.country, t.victim_status, t.birth_year, to_jsonb(t.closed_at) #>> '{}' as closed_at
  from tact.closed_cases($1, $2, $3, $4) t`;
const SCAN = 500;
/** A page looks at this many closed cases at most; the next one goes on. */
const MOST_SCANNED = 10_000;

/** The closed cases whose time is over, those closed longest first (the rule is `retentionEnds`). */
@Injectable()
export class DueCasesQuery {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(StoredRetention) private readonly stored: StoredRetention,
  ) {}

  page(actor: Actor, { cursor, limit = 50 }: RetentionPageDto): Promise<DueCasesDto> {
    return this.uow.run(actor, async () => {
      const settings = await this.stored.read();
      const [clock] = await this.uow.query<{ now: Date }>('select tact.now() as now');
      const now = clock?.now ?? new Date();
      const until = new Date(now);
      until.setUTCFullYear(until.getUTCFullYear() - shortestRetention(settings));
      const items: DueCaseDto[] = [];
      let after = decodePage(cursor);
      for (let scanned = 0; scanned < MOST_SCANNED; scanned += SCAN) {
        const rows = await this.uow.query<ClosedRow>(CLOSED, [until, after?.at ?? null, after?.id ?? null, SCAN]);
        for (const row of rows) {
          after = { at: row.closed_at, id: row.case_id };
          const due = dueCase(row, settings);
          if (Date.parse(due.dueAt) <= now.getTime()) items.push(due);
          if (items.length === limit) return { items, nextCursor: encodePage(after) };
        }
        if (rows.length < SCAN) return { items, nextCursor: null };
      }
      return { items, nextCursor: after ? encodePage(after) : null };
    });
  }
}

/** The instant from which a stored case may be erased. */
export function dueAt(row: ClosedRow, settings: RetentionSettings): string {
  return retentionEnds({ programmeId: row.programme_id, country: row.country, victimStatus: row.victim_status, birthYear: row.birth_year, closedAt: row.closed_at }, settings);
}

function dueCase(row: ClosedRow, settings: RetentionSettings): DueCaseDto {
  return {
    caseCode: row.case_code, organisationId: row.organisation_id, group: ['at_risk', 'not_victim'].includes(row.victim_status) ? 'at_risk' : 'victim',
    closedAt: new Date(row.closed_at).toISOString(), dueAt: dueAt(row, settings),
  };
}
