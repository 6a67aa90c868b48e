import type { Principal } from '@tact/server/platform';
import { v7 as uuid } from 'uuid';
import { mapRow } from '../mapping/map-row';
import type { MappedRow } from '../mapping/case-candidate';
import { readRegister } from '../register/read-register';
import type { RegisterRow } from '../register/register-row';
import type { RowContent, RunRow, StoredProblem } from '../storage/import-records';
import type { NewRow } from '../storage/import-row.repository';
import type { ImportStore } from '../storage/import-store';
import type { RunCipher } from '../storage/run-cipher';
import { WorkbookRefused } from '../workbook/workbook-refused';

const batchSize = 200;

/**
 * Reads the stored workbook row by row into staged rows, and deletes it. Begins anew when it is interrupted: nothing of an
 * unfinished reading stays. @throws WorkbookRefused
 */
export async function stageRegister(store: ImportStore, principal: Principal, run: RunRow, signal: AbortSignal): Promise<void> {
  const cipher = store.cipher(run);
  const bytes = await store.uow.run(principal, async () => {
    await store.rows.deleteAll(run.id);
    return store.runs.workbook(run.id);
  });
  if (!bytes) throw new WorkbookRefused('damaged');
  const register = readRegister(cipher.open('import_workbook', 'sealed', run.id, bytes));
  const today = await store.uow.run(principal, () => store.runs.today(run.organisationId));

  let total = 0;
  for (const batch of batches(register.rows(), batchSize)) {
    signal.throwIfAborted();
    const rows = batch.map((row) => staged(row, mapRow(row, register.info, today), cipher));
    total += rows.length;
    await store.uow.run(principal, async () => {
      await store.rows.insertAll(run.id, run.organisationId, rows);
      await store.runs.progress(run.id, total);
    });
  }
  if (total === 0) throw new WorkbookRefused('no_rows');
  await store.uow.run(principal, async () => {
    await store.runs.dropWorkbook(run.id);
    await store.runs.enter(run.id, 'comparing', { total, info: { unknownLabels: register.info.unknownLabels } });
  });
}

function staged(row: RegisterRow, mapped: MappedRow, cipher: RunCipher): NewRow {
  const id = uuid();
  const content: RowContent = { raw: row.raw, candidate: mapped.candidate };
  const problems: StoredProblem[] = [
    ...mapped.rejected.map(({ column, code }) => ({ column, code, severity: 'rejected' as const })),
    ...mapped.warnings.map(({ column, code }) => ({ column, code, severity: 'warning' as const })),
  ];
  return {
    id, rowNo: row.row, sheetRow: row.sheetRow, state: mapped.candidate ? 'ready' : 'rejected', problems,
    sealed: cipher.sealJson('import_row', 'sealed', id, content),
  };
}

function* batches<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
