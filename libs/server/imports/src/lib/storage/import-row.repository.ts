import type { ChangeDecision } from '@tact/domain';
import type { UnitOfWork } from '@tact/server/persistence';
import type { Decision, RowState, RunRow, StagedRow, StoredCandidate, StoredProblem } from './import-records';

const COLUMNS = `id, row_no as "rowNo", sheet_row as "sheetRow", state, problems, sealed, candidates, decision, field_decisions as "fieldDecisions", link_row as "linkRow",
  link_case_id as "linkCaseId", imported_case_id as "importedCaseId"`;

export interface NewRow {
  readonly id: string;
  readonly rowNo: number;
  readonly sheetRow: number;
  readonly state: RowState;
  readonly problems: readonly StoredProblem[];
  readonly sealed: Buffer;
}

export interface TakenKey {
  readonly rowNo: number;
  readonly caseId: string;
  /** Digest of what the row says. */
  readonly said: Buffer;
}

/** A row that was imported before: its case, and the digest of what it said; null for a row of before there were digests. */
export interface KnownKey {
  readonly caseId: string;
  readonly said: Buffer | null;
}

export interface FinishedRow {
  readonly id: string;
  readonly state: RowState;
  readonly caseId: string | null;
}

/** The staged rows of a run, in the running unit of work. */
export class ImportRowRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insertAll(runId: string, organisationId: string, rows: readonly NewRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.uow.query(
      `insert into tact.import_row (id, run_id, organisation_id, row_no, sheet_row, state, problems, sealed)
       select x.id, $1, $2, x.row_no, x.sheet_row, x.state, x.problems, x.sealed
       from unnest($3::uuid[], $4::int[], $5::int[], $6::text[], $7::jsonb[], $8::bytea[]) as x(id, row_no, sheet_row, state, problems, sealed)`,
      [
        runId, organisationId, rows.map((r) => r.id), rows.map((r) => r.rowNo), rows.map((r) => r.sheetRow), rows.map((r) => r.state),
        rows.map((r) => JSON.stringify(r.problems)), rows.map((r) => r.sealed),
      ],
    );
  }

  async deleteAll(runId: string): Promise<void> {
    await this.uow.query('delete from tact.import_row where run_id = $1', [runId]);
  }

  /** Rows of some states behind a sheet row, in the order of the sheet. */
  page(runId: string, states: readonly RowState[], after: number, limit: number): Promise<StagedRow[]> {
    return this.uow.query<StagedRow>(
      `select ${COLUMNS} from tact.import_row where run_id = $1 and state = any($2) and sheet_row > $3 order by sheet_row limit $4`,
      [runId, states, after, limit],
    );
  }

  /** Rows by their register numbers; of a repeated number the first that is no rejected one. */
  async byNumbers(runId: string, numbers: readonly number[]): Promise<Map<number, StagedRow>> {
    const rows = await this.uow.query<StagedRow>(
      `select distinct on (row_no) ${COLUMNS} from tact.import_row where run_id = $1 and row_no = any($2) order by row_no, (state = 'rejected'), sheet_row`,
      [runId, numbers],
    );
    return new Map(rows.map((row) => [row.rowNo, row]));
  }

  async setCandidates(id: string, candidates: readonly StoredCandidate[]): Promise<void> {
    await this.uow.query(
      `update tact.import_row set candidates = $2::jsonb, state = case when jsonb_array_length($2::jsonb) > 0 then 'duplicate' else 'ready' end where id = $1`,
      [id, JSON.stringify(candidates)],
    );
  }

  async decide(id: string, decision: Decision | null, linkRow: number | null, linkCaseId: string | null): Promise<void> {
    await this.uow.query('update tact.import_row set decision = $2, link_row = $3, link_case_id = $4 where id = $1', [id, decision, linkRow, linkCaseId]);
  }

  /** The row waits for a decision about what it changes. */
  async setChanged(id: string, caseId: string, sealed: Buffer): Promise<void> {
    await this.uow.query(`update tact.import_row set state = 'changed', imported_case_id = $2, sealed = $3 where id = $1`, [id, caseId, sealed]);
  }

  async decideChange(id: string, decision: ChangeDecision | null, fields: StagedRow['fieldDecisions']): Promise<void> {
    await this.uow.query('update tact.import_row set decision = $2, field_decisions = $3 where id = $1', [id, decision, JSON.stringify(fields)]);
  }

  /** The rows are dealt with: what was sealed of them goes, a rejected row keeps it for the report. */
  async finishAll(rows: readonly FinishedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.uow.query(
      `update tact.import_row r set state = x.state, imported_case_id = x.case_id, sealed = case when x.state = 'rejected' then r.sealed end
       from unnest($1::uuid[], $2::text[], $3::uuid[]) as x(id, state, case_id) where r.id = x.id`,
      [rows.map(({ id }) => id), rows.map(({ state }) => state), rows.map(({ caseId }) => caseId)],
    );
  }

  async addProblem(id: string, problem: StoredProblem): Promise<void> {
    await this.uow.query('update tact.import_row set problems = problems || $2::jsonb where id = $1', [id, JSON.stringify([problem])]);
  }

  /** The cases that rows of this register became earlier, by row number, in any run. */
  async knownCases({ organisationId, register }: Pick<RunRow, 'organisationId' | 'register'>, numbers: readonly number[]): Promise<Map<number, KnownKey>> {
    const rows = await this.uow.query<KnownKey & { rowNo: number }>(
      `select row_no as "rowNo", imported_case_id as "caseId", said from tact.import_key where organisation_id = $1 and register = $2 and row_no = any($3)`,
      [organisationId, register, numbers],
    );
    return new Map(rows.map(({ rowNo, ...key }) => [rowNo, key]));
  }

  /**
   * Takes the keys of imported rows; false when one of them was imported elsewhere meanwhile. Comes last in a transaction: their
   * audit events are in the organisation's stream, which others wait for.
   */
  async takeKeys(run: Pick<RunRow, 'id' | 'organisationId' | 'register'>, keys: readonly TakenKey[]): Promise<boolean> {
    if (keys.length === 0) return true;
    const rows = await this.uow.query<{ taken: number }>(
      `with new as (insert into tact.import_key (organisation_id, register, row_no, imported_case_id, run_id, said)
         select $1, $2, x.row_no, x.case_id, $3, x.said from unnest($4::int[], $5::uuid[], $6::bytea[]) as x(row_no, case_id, said) order by x.row_no
         on conflict do nothing returning 1) select count(*)::int as taken from new`,
      [run.organisationId, run.register, run.id, keys.map(({ rowNo }) => rowNo), keys.map(({ caseId }) => caseId), keys.map(({ said }) => said)],
    );
    return rows[0]?.taken === keys.length;
  }

  /** The row said this at last, in this run. */
  async sayKey(run: Pick<RunRow, 'id' | 'organisationId' | 'register'>, rowNo: number, said: Buffer): Promise<void> {
    await this.uow.query('update tact.import_key set said = $4, run_id = $5 where organisation_id = $1 and register = $2 and row_no = $3', [run.organisationId, run.register, rowNo, said, run.id]);
  }
}
