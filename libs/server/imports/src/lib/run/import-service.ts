import type { ChangeDecision } from '@tact/domain';
import { NotFound, type Principal } from '@tact/server/platform';
import { type ChangeRowDecision, DecideChangesHandler } from '../changes/decide-changes.handler';
import type { ImportStore } from '../storage/import-store';
import { DecideDuplicatesHandler, type RowDecision } from './decide-duplicates.handler';
import { ImportReader } from './read-run';
import { DiscardImportHandler } from './discard-import.handler';
import type { ImportRunView } from './import-views';
import type { ImportWorker } from './import-worker';
import type { CaseMatcher } from './ports';
import { StartImportHandler } from './start-import.handler';
import { UploadRegisterHandler, type Upload } from './upload-register.handler';

/** Imports of registers, for the API and the command line alike. Every answer is about the actor's own runs. */
export class ImportService {
  readonly reader: ImportReader;
  private readonly uploading: UploadRegisterHandler;
  private readonly deciding: DecideDuplicatesHandler;
  private readonly decidingChanges: DecideChangesHandler;
  private readonly starting: StartImportHandler;
  private readonly discarding: DiscardImportHandler;

  constructor(
    store: ImportStore,
    matcher: CaseMatcher,
    private readonly worker: ImportWorker,
  ) {
    this.reader = new ImportReader(store, matcher);
    this.uploading = new UploadRegisterHandler(store);
    this.deciding = new DecideDuplicatesHandler(store);
    this.decidingChanges = new DecideChangesHandler(store);
    this.starting = new StartImportHandler(store);
    this.discarding = new DiscardImportHandler(store);
  }

  /** Stores the workbook and begins to read it in the background. */
  async upload(principal: Principal, upload: Upload): Promise<ImportRunView> {
    const id = await this.uploading.handle(principal, upload);
    return this.proceed(principal, id);
  }

  /** The run; one that was interrupted is taken up again. */
  async get(principal: Principal, id: string): Promise<ImportRunView> {
    const run = await this.view(principal, id);
    if (isWorking(run) && !this.worker.isActive(id)) void this.worker.advance(principal, id);
    return run;
  }

  async decide(principal: Principal, id: string, decisions: readonly RowDecision[]): Promise<ImportRunView> {
    await this.deciding.handle(principal, id, decisions);
    return this.view(principal, id);
  }

  async decideChanges(principal: Principal, id: string, decisions: readonly ChangeRowDecision[]): Promise<ImportRunView> {
    await this.decidingChanges.handle(principal, id, decisions);
    return this.view(principal, id);
  }

  async start(principal: Principal, id: string, undecided: 'new' | 'skip' | null, changes: ChangeDecision | null = null): Promise<ImportRunView> {
    await this.starting.handle(principal, id, undecided, changes);
    return this.proceed(principal, id);
  }

  /** Gives a run up: what is staged of it goes. Cases that were made stay. */
  discard(principal: Principal, id: string): Promise<void> {
    return this.discarding.handle(principal, id);
  }

  /** Waits until the run waits for a person or has ended. */
  async settled(principal: Principal, id: string): Promise<ImportRunView> {
    await this.worker.advance(principal, id);
    return this.view(principal, id);
  }

  private async proceed(principal: Principal, id: string): Promise<ImportRunView> {
    const run = await this.view(principal, id);
    if (isWorking(run)) void this.worker.advance(principal, id);
    return run;
  }

  private async view(principal: Principal, id: string): Promise<ImportRunView> {
    const run = await this.reader.run(principal, id);
    if (!run) throw new NotFound();
    return run;
  }
}

function isWorking(run: ImportRunView): boolean {
  return run.state === 'reading' || run.state === 'comparing' || run.state === 'importing';
}
