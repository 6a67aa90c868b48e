import { Module } from '@nestjs/common';
import { CasesModule } from '@tact/server/cases';
import { CaseContentReader } from './content/case-content.reader';
import { ExportsController } from './http/exports.controller';
import { ExportCasesHandler } from './run/export-cases.handler';
import { ExportListQuery } from './run/export-list.query';

/** Cases taken out of Tact as HTCDS 2.0. */
@Module({ imports: [CasesModule], controllers: [ExportsController], providers: [CaseContentReader, ExportCasesHandler, ExportListQuery], exports: [ExportCasesHandler] })
export class ExportsModule {}
