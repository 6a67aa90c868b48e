import type { ImportReader, ImportRunView, ProblemView } from '@tact/server/imports';
import type { Principal } from '@tact/server/platform';

export interface ReportProblem {
  readonly row: number;
  readonly column: string;
  readonly code: string;
  readonly message: string;
}

/** What `--json` prints. `row` is the number in the register's first column. */
export interface ImportReport {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: readonly ReportProblem[];
  readonly warnings: readonly ReportProblem[];
  readonly duplicates: readonly {
    readonly row: number;
    readonly candidates: readonly { readonly row: number | null; readonly caseCode: string | null; readonly score: number }[];
  }[];
  /** Rows that were imported before and say otherwise now: which fields, and whether Tact was changed there too. No values: a register names children. */
  readonly changes: readonly {
    readonly row: number;
    readonly caseCode: string;
    readonly fields: readonly { readonly field: string; readonly conflict: boolean; readonly byHand: boolean }[];
  }[];
  readonly imported?: number;
  readonly updated?: number;
}

/** The dry run in whole, read page by page. */
export async function dryRunReport(reader: ImportReader, principal: Principal, run: ImportRunView): Promise<ImportReport> {
  const problems = await all((cursor) => reader.problems(principal, run.id, { severity: null, cursor, limit: 200 }));
  const duplicates = await all((cursor) => reader.duplicates(principal, run.id, { cursor, limit: 100 }));
  const changes = await all((cursor) => reader.changes(principal, run.id, { cursor, limit: 100 }));
  return {
    rows: run.counts.rows,
    accepted: run.counts.accepted,
    rejected: problems.filter((problem) => problem.severity === 'rejected').map(short),
    warnings: problems.filter((problem) => problem.severity === 'warning').map(short),
    duplicates: duplicates.map(({ row, candidates }) => ({ row, candidates: candidates.map(({ row: other, caseCode, score }) => ({ row: other, caseCode, score })) })),
    changes: changes.map((one) => ({ row: one.row, caseCode: one.caseCode, fields: one.changes.map(({ field, conflict, byHand }) => ({ field, conflict, byHand })) })),
  };
}

async function all<Item>(page: (cursor: string | null) => Promise<{ items: readonly Item[]; nextCursor: string | null } | null>): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null; ; ) {
    const found = await page(cursor);
    items.push(...(found?.items ?? []));
    if (!found?.nextCursor) return items;
    cursor = found.nextCursor;
  }
}

function short({ row, column, code, message }: ProblemView): ReportProblem {
  return { row, column, code, message };
}

/** The same for a person to read. Names of children are not printed. */
export function reportText(report: ImportReport): string {
  const lines = [
    `${report.rows} rows: ${report.accepted} can become cases, ${report.rejected.length === 0 ? 'none' : new Set(report.rejected.map(({ row }) => row)).size} cannot.`,
    ...report.rejected.map(problemLine),
    ...(report.warnings.length > 0 ? ['', 'Remarks:', ...report.warnings.map(problemLine)] : []),
    ...(report.duplicates.length > 0 ? ['', 'May be known already:'] : []),
    ...report.duplicates.map(({ row, candidates }) => `  row ${row}: ${candidates.map((one) => one.caseCode ?? `row ${one.row}`).join(', ')}`),
    ...(report.changes.length > 0 ? ['', 'Changed since the first import:'] : []),
    ...report.changes.map(({ row, caseCode, fields }) => `  row ${row} (${caseCode}): ${fields.map(({ field, conflict }) => (conflict ? `${field} (changed in Tact too)` : field)).join(', ')}`),
    ...(report.imported === undefined ? [] : ['', `Imported: ${report.imported}.`, ...(report.updated ? [`Changed: ${report.updated}.`] : [])]),
  ];
  return lines.join('\n');
}

function problemLine({ row, column, message }: ReportProblem): string {
  return `  row ${row}${column === '' ? '' : `, ${column}`}: ${message}`;
}
