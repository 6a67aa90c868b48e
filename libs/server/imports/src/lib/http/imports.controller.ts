import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { CurrentPrincipal, NotFound, Requires, type Principal } from '@tact/server/platform';
import type { FastifyRequest } from 'fastify';
import type { ChangedRowView, DuplicateView, ImportRunView, Page, ProblemView } from '../run/import-views';
import { ImportService } from '../run/import-service';
import { ChangeDecisionsDto, DecisionsDto, PageDto, ProblemPageDto, StartDto } from './imports.dto';
import { readUpload } from './read-upload';

const anyId = new ParseUUIDPipe({ exceptionFactory: () => new NotFound() });

/** Registers brought in from a workbook (docs/contract.md section 7). A run is its uploader's alone: everybody else gets 404. */
@Controller('imports')
export class ImportsController {
  constructor(@Inject(ImportService) private readonly imports: ImportService) {}

  /** Multipart: `file` (.xlsx, at most 20 MB), `register`?, `programmeId`?, `teamId`?. 201 with the run; 400 `workbook_refused`. */
  @Post()
  @Requires('create', 'Import')
  async upload(@CurrentPrincipal() principal: Principal, @Req() request: FastifyRequest): Promise<ImportRunView> {
    return this.imports.upload(principal, await readUpload(request));
  }

  /** The actor's own runs, newest first. */
  @Get()
  @Requires('read', 'Import')
  list(@CurrentPrincipal() principal: Principal): Promise<Page<ImportRunView>> {
    return this.imports.reader.list(principal);
  }

  /** State and progress; a run that was interrupted is taken up again. */
  @Get(':id')
  @Requires('read', 'Import')
  get(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string): Promise<ImportRunView> {
    return this.imports.get(principal, id);
  }

  /** Problems by row and column, in the order of the sheet. */
  @Get(':id/problems')
  @Requires('read', 'Import')
  async problems(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string, @Query() query: ProblemPageDto): Promise<Page<ProblemView>> {
    const page = await this.imports.reader.problems(principal, id, { severity: query.severity ?? null, cursor: query.cursor ?? null, limit: query.limit ?? 100 });
    if (!page) throw new NotFound();
    return page;
  }

  /** Rows that may be a child known already, with who that may be. */
  @Get(':id/duplicates')
  @Requires('read', 'Import')
  async duplicates(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string, @Query() query: PageDto): Promise<Page<DuplicateView>> {
    const page = await this.imports.reader.duplicates(principal, id, { cursor: query.cursor ?? null, limit: query.limit ?? 50 });
    if (!page) throw new NotFound();
    return page;
  }

  /** Rows that were imported before and say otherwise now: field by field what was imported, what Tact says and what the file says. */
  @Get(':id/changes')
  @Requires('read', 'Import')
  async changes(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string, @Query() query: PageDto): Promise<Page<ChangedRowView>> {
    const page = await this.imports.reader.changes(principal, id, { cursor: query.cursor ?? null, limit: query.limit ?? 50 });
    if (!page) throw new NotFound();
    return page;
  }

  /** Apply or keep, for at most 100 changed rows at once, field by field where told. 409 `import_not_checked`. */
  @Post(':id/changes')
  @HttpCode(200)
  @Requires('update', 'Import')
  decideChanges(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string, @Body() body: ChangeDecisionsDto): Promise<ImportRunView> {
    return this.imports.decideChanges(principal, id, body.decisions);
  }

  /** Skip, new or link, for at most 100 rows at once. 409 `import_not_checked` before the dry run ends and after the import begins. */
  @Post(':id/decisions')
  @HttpCode(200)
  @Requires('update', 'Import')
  decide(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string, @Body() body: DecisionsDto): Promise<ImportRunView> {
    return this.imports.decide(principal, id, body.decisions);
  }

  /** Begins the import in the background; a repeat changes nothing. 409 `duplicates_undecided` or `changes_undecided` unless the body says what becomes of them. */
  @Post(':id/start')
  @HttpCode(202)
  @Requires('update', 'Import')
  start(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string, @Body() body: StartDto): Promise<ImportRunView> {
    return this.imports.start(principal, id, body.undecided ?? null, body.changes ?? null);
  }

  /** Gives a run up: staged rows and the stored workbook go, cases that were made stay. 409 while rows are being imported. */
  @Delete(':id')
  @HttpCode(204)
  @Requires('update', 'Import')
  discard(@CurrentPrincipal() principal: Principal, @Param('id', anyId) id: string): Promise<void> {
    return this.imports.discard(principal, id);
  }
}
