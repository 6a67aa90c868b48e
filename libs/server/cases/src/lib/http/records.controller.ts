import { Body, Controller, Inject, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { fieldWrites } from '@tact/sync-protocol';
import { Conflict, CurrentPrincipal, IdempotencyKey, IfMatch, type Principal, Requires } from '@tact/server/platform';
import { CaseAccess } from '../access/case-access';
import { CaseFinder } from '../access/case-finder';
import { AddRecordHandler } from '../records/add-record.handler';
import { ChangeRecordHandler } from '../records/change-record.handler';
import { RecordReader } from '../records/record-reader';
import { AddRecordDto, ChangeFieldsDto } from './cases.dto';
import { IdPipe, newId } from './ids';
import { Once } from './once';

/** Records of a case. */
@ApiTags('cases')
@Controller('cases/:id/records')
export class RecordsController {
  constructor(
    @Inject(Once) private readonly once: Once,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(CaseFinder) private readonly finder: CaseFinder,
    @Inject(AddRecordHandler) private readonly adding: AddRecordHandler,
    @Inject(ChangeRecordHandler) private readonly changing: ChangeRecordHandler,
    @Inject(RecordReader) private readonly reader: RecordReader,
  ) {}

  /** Adds a record; unknown and wrong fields are refused by name. */
  @Post() @Requires('create', 'CaseRecord')
  add(@CurrentPrincipal() principal: Principal, @Param('id', IdPipe) caseId: string, @IdempotencyKey() key: string | undefined, @Body() body: AddRecordDto): Promise<unknown> {
    return this.once.run(principal, {
      route: `POST /cases/${caseId}/records`, key, body, caseId,
      first: async () => {
        const value = await this.adding.execute(principal, caseId, { ...body, id: newId(body.id) });
        return { value, resource: value.id, version: value.version };
      },
      again: async (recordId) => this.reader.one(principal, await this.finder.find(principal, caseId), recordId),
    });
  }

  /** Changes fields on the version in `If-Match`; 409 with both values of a field somebody else changed, 422 `append_only`. */
  @Patch(':recordId') @Requires('update', 'CaseRecord')
  change(
    @CurrentPrincipal() principal: Principal, @Param('id', IdPipe) caseId: string, @Param('recordId', IdPipe) recordId: string, @IfMatch() version: number,
    @Body() body: ChangeFieldsDto,
  ): Promise<unknown> {
    return this.access.inFile(principal, caseId, async () => {
      const { outcome, value, conflicts } = await this.changing.execute(principal, caseId, recordId, fieldWrites(body.fields, version));
      if (conflicts.length > 0) throw new Conflict('version_conflict', { conflicts, version: value.version });
      return { record: value, outcome };
    });
  }
}
