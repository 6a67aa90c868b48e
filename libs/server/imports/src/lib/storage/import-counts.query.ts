import type { UnitOfWork } from '@tact/server/persistence';

/** How far a run is, in rows. `warnings` counts rows with a remark, not remarks. */
export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly warnings: number;
  readonly duplicates: number;
  readonly undecided: number;
  readonly imported: number;
  readonly linked: number;
  readonly skipped: number;
  readonly known: number;
  /** Rows imported before that say otherwise; `undecidedChanges` of them wait for a decision. */
  readonly changed: number;
  readonly undecidedChanges: number;
  readonly updated: number;
  readonly kept: number;
}

const none: ImportCounts = { rows: 0, accepted: 0, rejected: 0, warnings: 0, duplicates: 0, undecided: 0, imported: 0, linked: 0, skipped: 0, known: 0, changed: 0, undecidedChanges: 0, updated: 0, kept: 0 };

export async function importCounts(uow: UnitOfWork, runIds: readonly string[]): Promise<(runId: string) => ImportCounts> {
  const rows = await uow.query<ImportCounts & { runId: string }>(
    `select run_id as "runId", count(*)::int as rows, count(*) filter (where state <> 'rejected')::int as accepted,
       count(*) filter (where state = 'rejected')::int as rejected,
       count(*) filter (where problems @? '$[*] ? (@.severity == "warning")')::int as warnings,
       count(*) filter (where candidates <> '[]')::int as duplicates,
       count(*) filter (where state = 'duplicate' and decision is null)::int as undecided,
       count(*) filter (where state = 'imported')::int as imported, count(*) filter (where state = 'linked')::int as linked,
       count(*) filter (where state = 'skipped')::int as skipped, count(*) filter (where state = 'known')::int as known,
       count(*) filter (where state in ('changed', 'updated', 'kept'))::int as changed,
       count(*) filter (where state = 'changed' and decision is null)::int as "undecidedChanges",
       count(*) filter (where state = 'updated')::int as updated, count(*) filter (where state = 'kept')::int as kept
     from tact.import_row where run_id = any($1) group by run_id`,
    [runIds],
  );
  const byRun = new Map(rows.map(({ runId, ...counts }) => [runId, counts]));
  return (runId) => byRun.get(runId) ?? none;
}
