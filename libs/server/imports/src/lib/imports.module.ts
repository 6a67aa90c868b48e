import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { ServerSeal } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { CasesModule } from '@tact/server/cases';
import { SearchModule } from '@tact/server/search';
import { CaseChanges } from './changes/case-changes';
import { ChangeDesk } from './changes/change-desk';
import { ImportsController } from './http/imports.controller';
import { ExistingCases } from './registering/existing-cases';
import { RowPlaces } from './registering/row-places';
import { RowRegistrar } from './registering/row-registrar';
import { ImportService } from './run/import-service';
import { ImportWorker } from './run/import-worker';
import { ImportStore } from './storage/import-store';

const log = new Logger('Imports');

/** Registers brought in from workbooks. */
@Module({
  imports: [CasesModule, SearchModule],
  controllers: [ImportsController],
  providers: [
    ExistingCases,
    RowPlaces,
    RowRegistrar,
    ChangeDesk,
    CaseChanges,
    { provide: ImportStore, inject: [UnitOfWork, ServerSeal], useFactory: (uow: UnitOfWork, seal: ServerSeal) => new ImportStore(uow, seal) },
    {
      provide: ImportWorker,
      inject: [ImportStore, ExistingCases, RowRegistrar, CaseChanges],
      useFactory: (store: ImportStore, cases: ExistingCases, registrar: RowRegistrar, changes: CaseChanges) => new ImportWorker(store, cases, registrar, changes, logFault),
    },
    {
      provide: ImportService,
      inject: [ImportStore, ExistingCases, ImportWorker],
      useFactory: (store: ImportStore, cases: ExistingCases, worker: ImportWorker) => new ImportService(store, cases, worker),
    },
  ],
  exports: [ImportService],
})
export class ImportsModule implements OnApplicationShutdown {
  constructor(@Inject(ImportWorker) private readonly worker: ImportWorker) {}

  onApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }
}

/** Ids, class and SQLSTATE only: a message could carry values of the register. */
function logFault(runId: string, error: unknown): void {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } } | null)?.driverError?.code ?? (error as { code?: unknown } | null)?.code;
  const at = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 3).join(' ') : '';
  log.error({ run: runId, cause: `${error instanceof Error ? error.constructor.name : typeof error} ${typeof code === 'string' ? code : ''} ${at}` });
}
