import { isChangeMade } from '@tact/domain';
import { ActorRefused } from '@tact/server/persistence';
import { Problem, type Principal } from '@tact/server/platform';
import { isDatabaseDown } from '../run/database-faults';
import type { RunRow, StagedRow } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';
import { ChangedMeanwhile } from './case-changes';
import type { ChangeBook } from './ports';

const batchSize = 50;

/**
 * Makes what was decided about changed rows, each in a transaction of its own: the changes, the row as the case's newest source, and that the row said so.
 * A row whose change a rule refuses, or whose case was changed meanwhile, leaves its case as it is and is reported.
 */
export async function applyChanged(store: ImportStore, book: ChangeBook, principal: Principal, run: RunRow, done: number, signal: AbortSignal): Promise<number> {
  let processed = done;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const rows = await store.uow.run(principal, () => store.rows.page(run.id, ['changed'], after, batchSize));
    if (rows.length === 0) return processed;
    after = rows.at(-1)?.sheetRow ?? after;
    for (const row of rows) await applyRow(store, book, principal, run, row);
    processed += rows.length;
    const at = processed;
    await store.uow.run(principal, () => store.runs.progress(run.id, at));
  }
}

async function applyRow(store: ImportStore, book: ChangeBook, principal: Principal, run: RunRow, row: StagedRow): Promise<void> {
  const content = store.content(store.cipher(run), row);
  if (!content?.changes) return;
  const { caseId, changes } = content.changes;
  const decided = row.decision === 'apply' || row.decision === 'keep' ? row.decision : run.undecidedChanges;
  const chosen = changes.filter((change) => isChangeMade(change, decided, row.fieldDecisions));
  const finish = async (state: 'updated' | 'kept'): Promise<void> => {
    await store.rows.finishAll([{ id: row.id, state, caseId }]);
    await store.rows.sayKey(run, row.rowNo, store.rowDigest(content.raw));
  };
  try {
    if (chosen.length === 0) return await store.uow.run(principal, () => finish('kept'));
    await book.make(principal, { caseId, chosen, source: { register: store.register(run), row: row.rowNo, raw: JSON.stringify(content.raw) } }, () => finish('updated'));
  } catch (error) {
    if (isDatabaseDown(error) || error instanceof ActorRefused || !(error instanceof Problem || error instanceof ChangedMeanwhile)) throw error;
    await store.uow.run(principal, async () => {
      await store.rows.finishAll([{ id: row.id, state: 'kept', caseId }]);
      await store.rows.addProblem(row.id, { column: '', code: error instanceof ChangedMeanwhile ? 'changed_meanwhile' : 'change_refused', severity: 'warning' });
    });
  }
}
