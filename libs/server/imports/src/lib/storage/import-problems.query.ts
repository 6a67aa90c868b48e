import type { UnitOfWork } from '@tact/server/persistence';
import type { StoredProblem } from './import-records';

export interface ProblemRow extends StoredProblem {
  readonly rowNo: number;
  readonly sheetRow: number;
  readonly rowId: string;
  readonly sealed: Buffer | null;
  readonly ordinal: number;
}

/** Problems of a run in the order of the sheet, behind a position (`sheet row`, `ordinal`). */
export function importProblems(
  uow: UnitOfWork,
  query: { runId: string; severity: 'rejected' | 'warning' | null; after: readonly [number, number]; limit: number },
): Promise<ProblemRow[]> {
  return uow.query<ProblemRow>(
    `select r.row_no as "rowNo", r.sheet_row as "sheetRow", r.id as "rowId", r.sealed, p.ordinal::int as ordinal,
       p.problem ->> 'column' as "column", p.problem ->> 'code' as code, p.problem ->> 'severity' as severity
     from tact.import_row r cross join lateral jsonb_array_elements(r.problems) with ordinality as p(problem, ordinal)
     where r.run_id = $1 and ($2::text is null or p.problem ->> 'severity' = $2) and (r.sheet_row, p.ordinal) > ($3, $4)
     order by r.sheet_row, p.ordinal limit $5`,
    [query.runId, query.severity, query.after[0], query.after[1], query.limit],
  );
}
