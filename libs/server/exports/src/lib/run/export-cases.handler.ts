import { Inject, Injectable } from '@nestjs/common';
import { CASES_PER_ACCESS_RECORD, DEFAULT_EXPORT, type ExportFormat, type ExportReason, type ExportSettings } from '@tact/domain';
import { CaseAccess, CaseFinder, ListCasesHandler, type SeenCase } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { NotFound, NotPermitted, Refused, type Principal } from '@tact/server/platform';
import { v7 as uuidv7 } from 'uuid';
import { CaseContentReader } from '../content/case-content.reader';
import { exportedCase } from '../content/exported-case';
import { JsonWriter } from '../json/json-writer';
import { WorkbookWriter } from '../workbook/workbook-writer';

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly reason: ExportReason;
}

export type CaseFilter = NonNullable<Parameters<ListCasesHandler['execute']>[1]['filter']>;

export interface ExportFile {
  readonly id: string;
  readonly bytes: Buffer;
  readonly cases: number;
}

/** Cases whose content is in memory at once. */
const READ_AT_ONCE = 50;

/**
 * Takes cases out of Tact as a file: such as the principal may export, of each the sections that it may read. The export and the access records naming
 * its cases are committed before any content is read (SECURITY.md, Audit).
 */
@Injectable()
export class ExportCasesHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(ListCasesHandler) private readonly lists: ListCasesHandler,
    @Inject(CaseContentReader) private readonly content: CaseContentReader,
  ) {}

  /** One case. 404 for hidden and missing alike, 403 for a case that the principal only reads. */
  async one(principal: Principal, caseId: string, request: ExportRequest): Promise<ExportFile> {
    const id = await this.uow.run(principal, async () => {
      const seen = await this.finder.find(principal, caseId);
      if (!principal.ability.can('export', seen.forAbility)) throw new NotPermitted();
      return seen.row.id;
    });
    const file = await this.write(principal, [id], 'case', request);
    if (file.cases === 0) throw new NotFound();
    return file;
  }

  /** The cases of the caseload that the filter finds, newest first; those that the principal only reads are left out. 422 `export_too_large` above the setting `export`. */
  async many(principal: Principal, filter: CaseFilter, request: ExportRequest): Promise<ExportFile> {
    const { maxCases } = await this.uow.run(principal, () => this.settings());
    const ids: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await this.lists.execute(principal, { filter, limit: CASES_PER_ACCESS_RECORD, ...(cursor ? { cursor } : {}) });
      ids.push(...(page.items as { id: string; access: string }[]).filter(({ access }) => access === 'write').map(({ id }) => id));
      if (ids.length > maxCases) throw new Refused('export_too_large', { maxCases });
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    return this.write(principal, ids, 'list', request);
  }

  private async write(principal: Principal, ids: readonly string[], scope: 'case' | 'list', { format, reason }: ExportRequest): Promise<ExportFile> {
    const id = uuidv7();
    const { at, words } = await this.uow.run(principal, async () => {
      const [row] = await this.uow.query<{ at: Date }>(
        'insert into tact.case_export (id, scope, format, reason, case_count, created_by, at) values ($1, $2, $3, $4, $5, $6, tact.now()) returning at',
        [id, scope, format, reason, ids.length, principal.userId],
      );
      return { at: row!.at.toISOString(), words: await this.content.words() };
    });
    const writer = format === 'json' ? new JsonWriter(at) : new WorkbookWriter(at);
    let cases = 0;
    for (let from = 0; from < ids.length; from += CASES_PER_ACCESS_RECORD) {
      await this.access.log(
        principal,
        'exported',
        async () => {
          const chosen = await this.choose(principal, ids.slice(from, from + CASES_PER_ACCESS_RECORD));
          return { caseIds: chosen.map(({ row }) => row.id), chosen };
        },
        async (chosen) => {
          for (let next = 0; next < chosen.length; next += READ_AT_ONCE) {
            for (const read of await this.content.read(principal, chosen.slice(next, next + READ_AT_ONCE))) writer.add(exportedCase((cases += 1), read, words, at));
          }
        },
      );
    }
    return { id, bytes: writer.finish(), cases };
  }

  /** Those that may still be exported, in the order of `ids`. */
  private async choose(principal: Principal, ids: readonly string[]): Promise<SeenCase[]> {
    const seen = new Map((await this.finder.findMany(principal, ids)).filter(({ forAbility }) => principal.ability.can('export', forAbility)).map((one) => [one.row.id, one]));
    return ids.flatMap((id) => seen.get(id) ?? []);
  }

  private async settings(): Promise<ExportSettings> {
    const [row] = await this.uow.query<{ value: ExportSettings }>(`select value from tact.setting where key = 'export'`);
    return row?.value ?? DEFAULT_EXPORT;
  }
}
