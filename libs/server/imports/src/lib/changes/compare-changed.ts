import type { Principal } from '@tact/server/platform';
import type { RunRow, StagedRow } from '../storage/import-records';
import type { KnownKey } from '../storage/import-row.repository';
import type { ImportStore } from '../storage/import-store';
import type { ChangeBook } from './ports';

/**
 * Of rows that were imported before, those that say otherwise now wait for a decision with what they change; the others are known. A row that says what
 * it said is told by its digest alone, and no case is opened for it.
 */
export async function compareChanged(store: ImportStore, book: ChangeBook, principal: Principal, run: RunRow, rows: readonly StagedRow[], keys: ReadonlyMap<number, KnownKey>): Promise<() => Promise<void>> {
  const cipher = store.cipher(run);
  const contents = rows.map((row) => ({ row, content: store.content(cipher, row), key: keys.get(row.rowNo)! }));
  const changed = contents.filter(({ content, key }) => content?.candidate && !key.said?.equals(store.rowDigest(content.raw)));
  const register = store.register(run);
  const today = changed.length > 0 ? await store.uow.run(principal, () => store.runs.today(run.organisationId)) : '';
  const found = changed.length === 0 ? new Map() : await book.find(principal, run, changed.map(({ row, content, key }) => ({ rowNo: row.rowNo, register, raw: content!.raw, caseId: key.caseId })), today);
  return async () => {
    const known = contents.filter(({ row }) => !found.has(row.rowNo));
    await store.rows.finishAll(known.map(({ row, key }) => ({ id: row.id, state: 'known', caseId: key.caseId })));
    for (const { row, content, key } of contents) {
      const changes = found.get(row.rowNo);
      if (changes) await store.rows.setChanged(row.id, key.caseId, cipher.sealJson('import_row', 'sealed', row.id, { ...content, changes }));
    }
  };
}
