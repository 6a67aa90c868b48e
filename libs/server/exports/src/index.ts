export { ExportsModule } from './lib/exports.module';
export { type ExportFile, ExportCasesHandler, type ExportRequest } from './lib/run/export-cases.handler';
