import { applyChanged } from '../changes/apply-changed';
import type { ChangeBook } from '../changes/ports';
import { ActorRefused } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import type { Decision, RunRow, StagedRow } from '../storage/import-records';
import { importCounts } from '../storage/import-counts.query';
import type { FinishedRow } from '../storage/import-row.repository';
import type { ImportStore } from '../storage/import-store';
import type { RunCipher } from '../storage/run-cipher';
import { isDatabaseDown } from './database-faults';
import type { CaseRegistrar, RowSource } from './ports';
import { resolveLink } from './resolve-link';

const batchSize = 50;
/** Batches at a time, each in its own transaction: most of the time is the database's, which has more than one core. */
const lanes = 2;

interface Importing {
  readonly store: ImportStore;
  readonly registrar: CaseRegistrar;
  readonly principal: Principal;
  readonly run: RunRow;
  readonly cipher: RunCipher;
  readonly signal: AbortSignal;
}

/**
 * Makes the cases, 50 rows a transaction: rows of their own first, then those that belong to another one. What is done is
 * marked in the same transaction, so an interrupted import goes on where it stopped and a row is never imported twice.
 */
export async function importRows(store: ImportStore, registrar: CaseRegistrar, book: ChangeBook, principal: Principal, run: RunRow, signal: AbortSignal): Promise<void> {
  const importing: Importing = { store, registrar, principal, run, cipher: store.cipher(run), signal };
  let processed = await inBatches(importing, await dealtWith(store, principal, run), (row) => decisionOf(row, run) !== 'link');
  processed = await inBatches(importing, processed, () => true);
  processed = await applyChanged(store, book, principal, run, processed, signal);
  await store.uow.run(principal, async () => {
    await store.runs.progress(run.id, processed);
    await store.runs.enter(run.id, 'done');
  });
}

/** Rows that need nothing any more: refused, known, or done before an interruption. */
async function dealtWith(store: ImportStore, principal: Principal, run: RunRow): Promise<number> {
  const { rejected, known, imported, linked, skipped, updated, kept } = (await store.uow.run(principal, () => importCounts(store.uow, [run.id])))(run.id);
  return rejected + known + imported + linked + skipped + updated + kept;
}

function decisionOf(row: StagedRow, run: RunRow): Decision {
  if (row.state !== 'duplicate') return 'new';
  return row.decision === null || row.decision === 'apply' || row.decision === 'keep' ? (run.undecided ?? 'new') : row.decision;
}

async function inBatches(importing: Importing, done: number, takes: (row: StagedRow) => boolean): Promise<number> {
  const { store, principal, run } = importing;
  let processed = done;
  for (let after = 0; ; ) {
    importing.signal.throwIfAborted();
    const rows = await store.uow.run(principal, () => store.rows.page(run.id, ['ready', 'duplicate'], after, batchSize * lanes));
    if (rows.length === 0) return processed;
    after = rows.at(-1)?.sheetRow ?? after;
    const mine = rows.filter(takes);
    processed += mine.length;
    const half = Math.ceil(mine.length / lanes);
    const batches = Array.from({ length: lanes }, (_, lane) => importBatch(importing, mine.slice(lane * half, (lane + 1) * half), processed));
    for (const ended of await Promise.allSettled(batches)) if (ended.status === 'rejected') throw ended.reason;
  }
}

/** One transaction for all rows (none: nothing to do); when a row breaks it, each row gets one of its own and the broken one is reported. */
async function importBatch(importing: Importing, rows: readonly StagedRow[], processed: number): Promise<void> {
  if (rows.length === 0) return;
  const { store, principal, run } = importing;
  try {
    await store.uow.run(principal, async () => {
      await importAll(importing, rows);
      await store.runs.progress(run.id, processed);
    });
  } catch (error) {
    if (isDatabaseDown(error) || error instanceof ActorRefused) throw error;
    for (const row of rows) await importAlone(importing, row);
  }
}

async function importAlone(importing: Importing, row: StagedRow): Promise<void> {
  const { store, principal } = importing;
  try {
    await store.uow.run(principal, () => importAll(importing, [row]));
  } catch (error) {
    if (isDatabaseDown(error) || error instanceof ActorRefused) throw error;
    await store.uow.run(principal, async () => {
      await store.rows.finishAll([{ id: row.id, state: 'rejected', caseId: null }]);
      await store.rows.addProblem(row.id, { column: '', code: 'not_accepted', severity: 'rejected' });
    });
  }
}

/** A row's own sheet content and what becomes of it. */
interface OpenRow {
  readonly row: StagedRow;
  readonly source: RowSource;
  /** The case it belongs to; null: a case of its own. */
  readonly target: string | null;
}

async function importAll(importing: Importing, rows: readonly StagedRow[]): Promise<void> {
  const { registrar, principal, run, store: { rows: staged } } = importing;
  const known = await staged.knownCases(run, rows.map(({ rowNo }) => rowNo));
  const open: OpenRow[] = [];
  const done: FinishedRow[] = [];
  for (const row of rows) {
    const isKnown = known.has(row.rowNo);
    if (isKnown || decisionOf(row, run) === 'skip') done.push({ id: row.id, state: isKnown ? 'known' : 'skipped', caseId: known.get(row.rowNo)?.caseId ?? null });
    else open.push(...(await opened(importing, row)));
  }
  const alone = open.filter(({ target }) => target === null);
  const caseIds = await registrar.registerAll(principal, alone.map(({ source }) => source));
  const placed = alone.map(({ row, source }, index) => ({ row, source, state: 'imported' as const, caseId: caseIds[index]! }));
  const linked: { row: StagedRow; source: RowSource; state: 'linked'; caseId: string }[] = [];
  for (const { row, source, target } of open) if (target !== null) linked.push({ row, source, state: 'linked', caseId: await registrar.link(principal, target, source) });
  const all = [...placed, ...linked];
  await staged.finishAll([...done, ...all.map(({ row, state, caseId }) => ({ id: row.id, state, caseId }))]);
  if (!(await staged.takeKeys(run, all.map(({ row, source, caseId }) => ({ rowNo: row.rowNo, caseId, said: importing.store.rowDigest(source.raw) }))))) throw new Error('a row is being imported elsewhere');
}

/** Nothing for a row whose content is gone. */
async function opened({ store, run, cipher }: Importing, row: StagedRow): Promise<OpenRow[]> {
  const content = store.content(cipher, row);
  if (!content?.candidate) return [];
  const target = decisionOf(row, run) === 'link' ? await resolveLink(store, run, row) : null;
  return [{ row, target, source: { run, register: store.register(run), rowNo: row.rowNo, raw: content.raw, candidate: content.candidate } }];
}
