import type { ChangeDecision } from '@tact/domain';
import type { UnitOfWork } from '@tact/server/persistence';
import type { RunRow, RunState, FailureCode } from './import-records';

const COLUMNS = `id, organisation_id as "organisationId", team_id as "teamId", programme_id as "programmeId", register, register_sealed as "registerSealed",
  file_name_sealed as "fileNameSealed", run_key_wrapped as "runKeyWrapped", state, failure_code as "failureCode", undecided, undecided_changes as "undecidedChanges", total, processed, info,
  created_by as "createdBy", created_at as "createdAt", version`;

export type NewRun = Pick<RunRow, 'id' | 'organisationId' | 'teamId' | 'programmeId' | 'register' | 'registerSealed' | 'fileNameSealed' | 'runKeyWrapped' | 'createdBy'> & {
  readonly workbookSealed: Buffer;
};

/** Seconds a worker may be silent before another takes its run. */
const leaseSeconds = 60;

/** Import runs, in the running unit of work. Row-level security shows an uploader its own ones only. */
export class ImportRunRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async insert(run: NewRun): Promise<void> {
    await this.uow.query(
      `insert into tact.import_run (id, organisation_id, team_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by, register_sealed)
       values ($1, $2, $3, $4, $5, $6, $7, 'reading', $8, $9)`,
      [run.id, run.organisationId, run.teamId, run.programmeId, run.register, run.fileNameSealed, run.runKeyWrapped, run.createdBy, run.registerSealed],
    );
    await this.uow.query('insert into tact.import_workbook (run_id, sealed) values ($1, $2)', [run.id, run.workbookSealed]);
  }

  async find(id: string): Promise<RunRow | null> {
    return (await this.uow.query<RunRow>(`select ${COLUMNS} from tact.import_run where id = $1`, [id]))[0] ?? null;
  }

  /** The run, locked until the end of the transaction. */
  async lock(id: string): Promise<RunRow | null> {
    return (await this.uow.query<RunRow>(`select ${COLUMNS} from tact.import_run where id = $1 for update`, [id]))[0] ?? null;
  }

  list(limit: number): Promise<RunRow[]> {
    return this.uow.query<RunRow>(`select ${COLUMNS} from tact.import_run order by created_at desc, id desc limit $1`, [limit]);
  }

  async workbook(id: string): Promise<Buffer | null> {
    return (await this.uow.query<{ sealed: Buffer }>('select sealed from tact.import_workbook where run_id = $1', [id]))[0]?.sealed ?? null;
  }

  async dropWorkbook(id: string): Promise<void> {
    await this.uow.query('delete from tact.import_workbook where run_id = $1', [id]);
  }

  /** Takes the run for one worker; false while another one is alive. */
  async claim(id: string, worker: string): Promise<boolean> {
    const rows = await this.uow.query<{ id: string }>(
      `with taken as (update tact.import_run set worker = $2, worker_until = clock_timestamp() + make_interval(secs => ${leaseSeconds})
         where id = $1 and state in ('reading', 'comparing', 'importing')
           and (worker is null or worker = $2 or worker_until < clock_timestamp()) returning id)
       select id from taken`,
      [id, worker],
    );
    return rows.length > 0;
  }

  async release(id: string, worker: string): Promise<void> {
    await this.uow.query('update tact.import_run set worker = null, worker_until = null where id = $1 and worker = $2', [id, worker]);
  }

  async progress(id: string, processed: number): Promise<void> {
    await this.uow.query(
      `update tact.import_run set processed = $2, worker_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
         updated_at = clock_timestamp() where id = $1`,
      [id, processed],
    );
  }

  async enter(id: string, state: RunState, more: { total?: number; info?: RunRow['info']; undecided?: 'new' | 'skip'; undecidedChanges?: ChangeDecision; failure?: FailureCode } = {}): Promise<void> {
    await this.uow.query(
      `update tact.import_run set state = $2, total = coalesce($3, total), info = coalesce($4::jsonb, info), undecided = coalesce($5, undecided),
         failure_code = $6, undecided_changes = coalesce($7, undecided_changes), processed = 0, updated_at = clock_timestamp(), version = version + 1 where id = $1`,
      [id, state, more.total ?? null, more.info ? JSON.stringify(more.info) : null, more.undecided ?? null, more.failure ?? null, more.undecidedChanges ?? null],
    );
  }

  /** The day it is for the organisation, `YYYY-MM-DD`, in domain time. */
  async today(organisationId: string): Promise<string> {
    const rows = await this.uow.query<{ today: string }>(
      `select to_char(tact.now() at time zone o.timezone, 'YYYY-MM-DD') as today from tact.organisation o where o.id = $1`,
      [organisationId],
    );
    return rows[0]?.today ?? new Date().toISOString().slice(0, 10);
  }
}
