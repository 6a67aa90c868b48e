import type { ServerSeal } from '@tact/server/crypto';
import type { UnitOfWork } from '@tact/server/persistence';
import type { RowContent, RunRow, StagedRow } from './import-records';
import { ImportRowRepository } from './import-row.repository';
import { ImportRunRepository } from './import-run.repository';
import { RunCipher } from './run-cipher';

/** Runs, rows and what is sealed of them. */
export class ImportStore {
  readonly runs: ImportRunRepository;
  readonly rows: ImportRowRepository;

  constructor(
    readonly uow: UnitOfWork,
    private readonly seal: ServerSeal,
  ) {
    this.runs = new ImportRunRepository(uow);
    this.rows = new ImportRowRepository(uow);
  }

  newCipher(runId: string): { cipher: RunCipher; wrapped: Buffer } {
    return RunCipher.create(runId, this.seal);
  }

  cipher(run: RunRow): RunCipher {
    return RunCipher.unwrap(run.id, run.runKeyWrapped, this.seal);
  }

  fileName(run: RunRow): string {
    return this.cipher(run).open('import_run', 'file_name_sealed', run.id, run.fileNameSealed).toString('utf8');
  }

  /** The register's name as it was given or taken from the file. */
  register(run: RunRow): string {
    return this.cipher(run).open('import_run', 'register_sealed', run.id, run.registerSealed).toString('utf8');
  }

  /** What stands for a register's name in the database: equal names of one organisation are one register. */
  registerKey(organisationId: string, name: string): string {
    return this.seal.mac('import_register', `${organisationId}|${name}`).toString('hex');
  }

  /** What tells a row that says otherwise from one that says the same. */
  rowDigest(raw: Readonly<Record<string, string>>): Buffer {
    return this.seal.mac('import_row_said', JSON.stringify(Object.entries(raw).sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  /** What the row holds; null once it is imported. */
  content(cipher: RunCipher, row: Pick<StagedRow, 'id' | 'sealed'>): RowContent | null {
    return row.sealed ? cipher.openJson<RowContent>('import_row', 'sealed', row.id, row.sealed) : null;
  }
}
