import type { Principal } from '@tact/server/platform';
import { compareChanged } from '../changes/compare-changed';
import type { ChangeBook } from '../changes/ports';
import type { CaseCandidate } from '../mapping/case-candidate';
import { DuplicateFinder } from '../matching/find-duplicates';
import type { MatchPerson } from '../matching/match-score';
import type { RunRow, StagedRow, StoredCandidate } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';
import type { CaseMatcher } from './ports';

const batchSize = 50;
const mostCandidates = 10;

/**
 * Looks for the same child in earlier rows of the register and among the cases the importer may open. Rows that were
 * imported before are compared with what they said then. Begins anew when it is interrupted.
 */
export async function compareRows(store: ImportStore, matcher: CaseMatcher, book: ChangeBook, principal: Principal, run: RunRow, signal: AbortSignal): Promise<void> {
  const cipher = store.cipher(run);
  const finder = new DuplicateFinder();
  let processed = 0;
  for (let after = 0; ; ) {
    signal.throwIfAborted();
    const rows = await store.uow.run(principal, () => store.rows.page(run.id, ['ready', 'duplicate', 'changed', 'rejected', 'known'], after, batchSize));
    if (rows.length === 0) break;
    after = rows.at(-1)?.sheetRow ?? after;
    const known = await store.uow.run(principal, () => store.rows.knownCases(run, rows.map((row) => row.rowNo)));
    const open = rows.filter((row) => row.state !== 'rejected' && !known.has(row.rowNo));
    const people = open.map((row) => personOf(store.content(cipher, row)?.candidate));
    const cases = await matcher.match(principal, people);
    const again = rows.filter((row) => row.state !== 'rejected' && row.state !== 'known' && known.has(row.rowNo));
    const keepKnown = await compareChanged(store, book, principal, run, again, known);
    processed += rows.length;
    await store.uow.run(principal, async () => {
      await keepKnown();
      for (const [index, row] of open.entries()) await keepCandidates(store, row, people[index], cases[index] ?? [], finder);
      await store.runs.progress(run.id, processed);
    });
  }
  await store.uow.run(principal, () => store.runs.enter(run.id, 'checked'));
}

async function keepCandidates(store: ImportStore, row: StagedRow, person: MatchPerson | undefined, cases: readonly (Omit<StoredCandidate, 'row'> & { caseId: string })[], finder: DuplicateFinder): Promise<void> {
  const rows = person ? finder.add({ ...person, row: row.rowNo }) : [];
  const candidates: StoredCandidate[] = [
    ...rows.map(({ row: earlier, score, reasons }) => ({ row: earlier, caseId: null, score, reasons })),
    ...cases.map(({ caseId, score, reasons }) => ({ row: null, caseId, score, reasons })),
  ];
  candidates.sort((a, b) => b.score - a.score);
  if (candidates.length > 0 || row.candidates.length > 0) await store.rows.setCandidates(row.id, candidates.slice(0, mostCandidates));
}

/** What a candidate is compared by. */
export function personOf(candidate: CaseCandidate | null | undefined): MatchPerson {
  return {
    name: `${candidate?.firstName ?? ''} ${candidate?.lastName ?? ''}`.trim(),
    birthDate: candidate?.birthDate ?? null,
    sex: candidate?.sex ?? null,
    town: candidate?.town ?? null,
  };
}
