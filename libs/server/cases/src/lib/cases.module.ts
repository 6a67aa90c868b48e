import { Module } from '@nestjs/common';
import { CaseAccess } from './access/case-access';
import { CaseFinder } from './access/case-finder';
import { AlertCaseHandler } from './case/alert-case.handler';
import { AssignCaseHandler } from './case/assign-case.handler';
import { CaseMaker } from './case/case-maker';
import { CaseNamesHandler } from './case/case-names.handler';
import { CaseTextBook } from './case/case-texts';
import { CaseWriter } from './case/case-writer';
import { ChangeCaseHandler } from './case/change-case.handler';
import { CodeLists } from './case/code-lists';
import { FileReader } from './case/file-reader';
import { ListCasesHandler } from './case/list-cases.handler';
import { OpenCaseHandler } from './case/open-case.handler';
import { IdentityDesk, RegisterCaseHandler } from './case/register-case.handler';
import { CaseEvents } from './events/case-events';
import { CaseFactSources } from './events/case-fact-sources';
import { CaseFileParts } from './events/case-file-parts';
import { CaseCommandsController } from './http/case-commands.controller';
import { CaseDesk } from './http/case-desk';
import { CasesController } from './http/cases.controller';
import { Once } from './http/once';
import { RecordsController } from './http/records.controller';
import { FactReader } from './lifecycle/fact-reader';
import { HistoryReader } from './lifecycle/history-reader';
import { MoveCaseHandler, MoveGround } from './lifecycle/move-case.handler';
import { ReturnToProtection } from './lifecycle/return-to-protection';
import { AddRecordHandler } from './records/add-record.handler';
import { ChangeRecordHandler, RecordDesk } from './records/change-record.handler';
import { NameWriter } from './records/name-writer';
import { RecordBook } from './records/record-book';
import { RecordEffects } from './records/record-effects';
import { RecordReader } from './records/record-reader';

const SHARED = [
  CaseAccess, CaseFinder, CaseEvents, CaseFactSources, CaseFileParts, FileReader, RecordReader, Once, RegisterCaseHandler, ChangeCaseHandler, AddRecordHandler,
  ChangeRecordHandler, MoveCaseHandler, ReturnToProtection, AssignCaseHandler, AlertCaseHandler, OpenCaseHandler, ListCasesHandler, CaseNamesHandler, CaseTextBook, FactReader,
];
const INSIDE = [CaseMaker, CaseWriter, CodeLists, IdentityDesk, NameWriter, RecordBook, RecordDesk, RecordEffects, HistoryReader, MoveGround, CaseDesk];

/** The case: file, records, lifecycle, and the registries other capabilities join (`CaseEvents`, `CaseFileParts`). */
@Module({
  controllers: [CasesController, CaseCommandsController, RecordsController],
  providers: [...SHARED, ...INSIDE],
  exports: SHARED,
})
export class CasesModule {}
