import type { RunRow, StagedRow } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';

/**
 * The case a row belongs to: the one that was chosen, or the one the chosen row became, over several rows where each was
 * linked to another. Null when that row became no case: then this one is a case of its own.
 */
export async function resolveLink(store: ImportStore, run: RunRow, row: StagedRow): Promise<string | null> {
  const seen = new Set<number>([row.rowNo]);
  for (let at: StagedRow | undefined = row; at; ) {
    if (at.importedCaseId) return at.importedCaseId;
    if (at.linkCaseId) return at.linkCaseId;
    const next: number | null = at.linkRow;
    if (next === null || seen.has(next)) return null;
    seen.add(next);
    at = (await store.rows.byNumbers(run.id, [next])).get(next);
  }
  return null;
}
