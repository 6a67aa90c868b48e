import { ActorRefused } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { v4 as uuid } from 'uuid';
import type { ChangeBook } from '../changes/ports';
import type { FailureCode, RunRow } from '../storage/import-records';
import type { ImportStore } from '../storage/import-store';
import { WorkbookRefused } from '../workbook/workbook-refused';
import { compareRows } from './compare-rows';
import { isDatabaseDown } from './database-faults';
import { importRows } from './import-rows';
import type { CaseMatcher, CaseRegistrar } from './ports';
import { stageRegister } from './stage-register';

/** The server is going down. */
class ImportStopped extends Error {}

/** Brings runs forward in the background, as the person who started them. One worker a run, over all processes. */
export class ImportWorker {
  private readonly id = uuid();
  private readonly stopping = new AbortController();
  private readonly active = new Map<string, Promise<void>>();

  constructor(
    private readonly store: ImportStore,
    private readonly matcher: CaseMatcher,
    private readonly registrar: CaseRegistrar,
    private readonly book: ChangeBook,
    private readonly onFault: (runId: string, error: unknown) => void = () => undefined,
  ) {}

  /** Works on the run until it waits for a person or ends. Never rejects; a second call while it works changes nothing. */
  advance(principal: Principal, runId: string): Promise<void> {
    const running = this.active.get(runId);
    if (running) return running;
    const work = this.work(principal, runId)
      .catch((error: unknown) => (error instanceof ImportStopped ? undefined : this.onFault(runId, error)))
      .finally(() => this.active.delete(runId));
    this.active.set(runId, work);
    return work;
  }

  isActive(runId: string): boolean {
    return this.active.has(runId);
  }

  /** Ends after the present batch (shutdown); the runs go on when somebody looks at them again. */
  async stop(): Promise<void> {
    this.stopping.abort(new ImportStopped());
    await Promise.all(this.active.values());
  }

  private async work(principal: Principal, runId: string): Promise<void> {
    if (!(await this.store.uow.run(principal, () => this.store.runs.claim(runId, this.id)))) return;
    try {
      for (let run = await this.load(principal, runId); run && (await this.step(principal, run)); run = await this.load(principal, runId));
    } catch (error) {
      await this.fail(principal, runId, error);
    } finally {
      await this.store.uow.run(principal, () => this.store.runs.release(runId, this.id)).catch(() => undefined);
    }
  }

  private load(principal: Principal, runId: string): Promise<RunRow | null> {
    return this.store.uow.run(principal, () => this.store.runs.find(runId));
  }

  private async step(principal: Principal, run: RunRow): Promise<boolean> {
    const { signal } = this.stopping;
    switch (run.state) {
      case 'reading':
        await stageRegister(this.store, principal, run, signal);
        return true;
      case 'comparing':
        await compareRows(this.store, this.matcher, this.book, principal, run, signal);
        return false;
      case 'importing':
        await importRows(this.store, this.registrar, this.book, principal, run, signal);
        return false;
      case 'checked':
      case 'done':
      case 'failed':
        return false;
    }
  }

  /** A refused file ends the run with nothing kept; a fault while importing keeps what is left to import, to be started again. */
  private async fail(principal: Principal, runId: string, error: unknown): Promise<void> {
    if (isDatabaseDown(error) || error instanceof ActorRefused || error instanceof ImportStopped) throw error;
    if (!(error instanceof WorkbookRefused)) this.onFault(runId, error);
    const failure: FailureCode = error instanceof WorkbookRefused ? error.code : 'internal';
    await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.lock(runId);
      await this.store.runs.dropWorkbook(runId);
      if (run?.state !== 'importing') await this.store.rows.deleteAll(runId);
      await this.store.runs.enter(runId, 'failed', { failure });
    });
  }
}
