import type { Principal } from '@tact/server/platform';
import { shownChange } from '../changes/change-plan';
import { rejections, remarks } from '../mapping/problem';
import { importCounts } from '../storage/import-counts.query';
import { importProblems, type ProblemRow } from '../storage/import-problems.query';
import type { Decision, RowContent, RunRow, StagedRow, StoredCandidate } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';
import type { RunCipher } from '../storage/run-cipher';
import { personView, runView, type ChangedRowView, type DuplicateView, type ImportRunView, type Page, type ProblemView } from './import-views';
import type { CaseMatcher, PersonView } from './ports';

const messages: Readonly<Record<string, string>> = { ...remarks, ...rejections };
const nobody: PersonView = { name: '', birthDate: null, birthPrecision: 'unknown', sex: null, town: null, exploitation: [], foundBy: null, status: null };

/** What the uploader reads of a run. Each answers null for a run that is not there for the actor. */
export class ImportReader {
  constructor(
    private readonly store: ImportStore,
    private readonly matcher: CaseMatcher,
  ) {}

  async run(principal: Principal, id: string): Promise<ImportRunView | null> {
    return this.store.uow.run(principal, async () => {
      const run = await this.store.runs.find(id);
      return run && ((await this.views([run]))[0] ?? null);
    });
  }

  /** The newest 50 runs of the actor. */
  async list(principal: Principal): Promise<Page<ImportRunView>> {
    return this.store.uow.run(principal, async () => ({ items: await this.views(await this.store.runs.list(50)), nextCursor: null }));
  }

  async problems(principal: Principal, id: string, query: { severity: 'rejected' | 'warning' | null; cursor: string | null; limit: number }): Promise<Page<ProblemView> | null> {
    return this.store.uow.run(principal, async () => {
      const run = await this.store.runs.find(id);
      if (!run) return null;
      const cipher = this.store.cipher(run);
      const rows = await importProblems(this.store.uow, { runId: id, severity: query.severity, after: position(query.cursor), limit: query.limit });
      const last = rows.at(-1);
      return { items: rows.map((row) => this.problemView(cipher, row)), nextCursor: last && rows.length === query.limit ? `${last.sheetRow}.${last.ordinal}` : null };
    });
  }

  /** Rows that say otherwise than when they were imported, with what they change; the look at their cases is logged first. */
  async changes(principal: Principal, id: string, query: { cursor: string | null; limit: number }): Promise<Page<ChangedRowView> | null> {
    const staged = await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.find(id);
      return run && { run, rows: await this.store.rows.page(id, ['changed'], position(query.cursor)[0], query.limit) };
    });
    if (!staged) return null;
    const { run, rows } = staged;
    const cipher = this.store.cipher(run);
    const cases: Cases = rows.length > 0 ? await this.matcher.show(principal, rows.flatMap(({ importedCaseId }) => importedCaseId ?? [])) : new Map();
    const last = rows.at(-1);
    const items = rows.flatMap((row) => changedView(row, this.store.content(cipher, row), cases) ?? []);
    return { items, nextCursor: last && rows.length === query.limit ? `${last.sheetRow}.0` : null };
  }

  /** Rows with candidates, those of earlier rows and of existing cases shown beside them; the look at cases is logged first. */
  async duplicates(principal: Principal, id: string, query: { cursor: string | null; limit: number }): Promise<Page<DuplicateView> | null> {
    const staged = await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.find(id);
      if (!run) return null;
      const rows = await this.store.rows.page(id, ['duplicate'], position(query.cursor)[0], query.limit);
      const others = await this.store.rows.byNumbers(id, rows.flatMap((row) => row.candidates.flatMap(({ row: other }) => other ?? [])));
      return { run, rows, others };
    });
    if (!staged) return null;
    const { run, rows, others } = staged;
    const caseIds = [...new Set(rows.flatMap((row) => row.candidates.flatMap(({ caseId }) => caseId ?? [])))];
    const cases = caseIds.length > 0 ? await this.matcher.show(principal, caseIds) : new Map<string, { code: string; person: PersonView }>();
    const cipher = this.store.cipher(run);
    const items = rows.map((row) => this.duplicateView(row, cipher, others, cases));
    return { items, nextCursor: rows.length === query.limit ? `${rows.at(-1)?.sheetRow ?? 0}.0` : null };
  }

  private async views(runs: readonly RunRow[]): Promise<ImportRunView[]> {
    const counts = await importCounts(this.store.uow, runs.map((run) => run.id));
    return runs.map((run) => runView(run, { register: this.store.register(run), fileName: this.store.fileName(run) }, counts(run.id)));
  }

  private problemView(cipher: RunCipher, row: ProblemRow): ProblemView {
    const content = this.store.content(cipher, { id: row.rowId, sealed: row.sealed });
    const { column, code, severity, rowNo, sheetRow } = row;
    return { row: rowNo, sheetRow, column, code, severity, message: messages[code] ?? code, found: content?.raw[column] ?? null };
  }

  private duplicateView(row: StagedRow, cipher: RunCipher, others: ReadonlyMap<number, StagedRow>, cases: Cases): DuplicateView {
    const candidates = row.candidates.flatMap((candidate) => this.candidateView(candidate, cipher, others, cases));
    const linkedTo = row.linkRow !== null ? { row: row.linkRow } : row.linkCaseId !== null ? { caseId: row.linkCaseId } : null;
    return { row: row.rowNo, decision: duplicateDecision(row), linkedTo, person: personOf(this.store.content(cipher, row)), candidates };
  }

  /** A case the principal may no longer open is not shown. */
  private candidateView(candidate: StoredCandidate, cipher: RunCipher, others: ReadonlyMap<number, StagedRow>, cases: Cases): DuplicateView['candidates'] {
    if (candidate.caseId !== null) {
      const known = cases.get(candidate.caseId);
      return known ? [{ ...candidate, caseCode: known.code, person: known.person }] : [];
    }
    const other = candidate.row === null ? undefined : others.get(candidate.row);
    return other ? [{ ...candidate, caseCode: null, person: personOf(this.store.content(cipher, other)) }] : [];
  }
}

type Cases = ReadonlyMap<string, { code: string; person: PersonView }>;

function personOf(content: RowContent | null): PersonView {
  return content?.candidate ? personView(content.candidate) : nobody;
}

/** Null for a case that the principal may no longer open. */
function changedView(row: StagedRow, content: RowContent | null, cases: Cases): ChangedRowView | null {
  const theCase = cases.get(row.importedCaseId ?? '');
  if (!theCase || !content?.changes || row.importedCaseId === null) return null;
  return {
    row: row.rowNo, sheetRow: row.sheetRow, caseId: row.importedCaseId, caseCode: theCase.code, name: theCase.person.name,
    decision: row.decision === 'apply' || row.decision === 'keep' ? row.decision : null, fields: row.fieldDecisions, changes: content.changes.changes.map(shownChange),
  };
}

function duplicateDecision({ decision }: StagedRow): Decision | null {
  return decision === 'apply' || decision === 'keep' ? null : decision;
}

/** A cursor is `sheet row.ordinal`. */
function position(cursor: string | null): [number, number] {
  const match = /^(\d{1,9})\.(\d{1,6})$/.exec(cursor ?? '');
  return match ? [Number(match[1]), Number(match[2])] : [0, 0];
}
