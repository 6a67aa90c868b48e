import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { fieldWrites } from '@tact/sync-protocol';
import { Conflict, CurrentPrincipal, IdempotencyKey, IfMatch, type Principal, Requires } from '@tact/server/platform';
import { CaseAccess } from '../access/case-access';
import { caseDetail, caseHead } from '../case/case-head';
import { CaseNamesHandler } from '../case/case-names.handler';
import { ListCasesHandler } from '../case/list-cases.handler';
import { OpenCaseHandler } from '../case/open-case.handler';
import { ChangeFieldsDto, CaseNamesDto, ListCasesDto, RegisterCaseDto } from './cases.dto';
import { CaseDesk } from './case-desk';
import { IdPipe, newId } from './ids';

/** Cases: caseload, names, registration, the file and its head. */
@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(ListCasesHandler) private readonly lists: ListCasesHandler,
    @Inject(CaseNamesHandler) private readonly names: CaseNamesHandler,
    @Inject(OpenCaseHandler) private readonly files: OpenCaseHandler,
    @Inject(CaseDesk) private readonly desk: CaseDesk,
  ) {}

  /** One page of the caseload: clear columns, no names. */
  @Post('list') @HttpCode(200) @Requires('read', 'Case')
  list(@CurrentPrincipal() principal: Principal, @Body() body: ListCasesDto): Promise<{ items: unknown[]; nextCursor: string | null }> {
    return this.lists.execute(principal, body);
  }

  /** Display names of at most 500 cases; logs `revealed`. Cases the caller may not see are not mentioned. */
  @Post('names') @HttpCode(200) @Requires('reveal', 'Case')
  reveal(@CurrentPrincipal() principal: Principal, @Body() body: CaseNamesDto): Promise<{ names: Record<string, string> }> {
    return this.names.execute(principal, body.caseIds.map((id) => id.toLowerCase()));
  }

  /** Registers a child. The same id again answers the case as it is now. */
  @Post() @Requires('create', 'Case')
  register(@CurrentPrincipal() principal: Principal, @IdempotencyKey() key: string | undefined, @Body() body: RegisterCaseDto): Promise<unknown> {
    const { id, ...fields } = body;
    return this.desk.once.run(principal, {
      route: 'POST /cases', key, body, caseId: null,
      first: async () => {
        const seen = await this.desk.register.execute(principal, newId(id), fields);
        return { value: caseHead(seen), resource: seen.row.id, version: seen.row.version };
      },
      again: async (resource) => caseHead(await this.desk.finder.find(principal, resource)),
    });
  }

  /** The file, as much of it as the caller may read; logs `opened`. 404 for hidden and missing alike. */
  @Get(':id') @Requires('read', 'Case')
  open(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string): Promise<unknown> {
    return this.files.execute(principal, id);
  }

  /** Changes fields on the version in `If-Match`: other fields changed meanwhile are merged, the same field answers 409 with both values. */
  @Patch(':id') @Requires('update', 'Case')
  change(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) id: string, @IfMatch() version: number, @Body() body: ChangeFieldsDto): Promise<unknown> {
    return this.access.inFile(principal, id, async () => {
      const { outcome, value, conflicts } = await this.desk.change.execute(principal, id, fieldWrites(body.fields, version));
      if (conflicts.length > 0) throw new Conflict('version_conflict', { conflicts, version: value.row.version });
      return { head: caseDetail(value, await this.desk.texts.read(id, value.access)), outcome };
    });
  }
}
