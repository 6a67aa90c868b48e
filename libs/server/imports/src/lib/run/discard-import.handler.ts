import { Conflict, NotFound, type Principal } from '@tact/server/platform';
import type { ImportStore } from '../storage/import-store';

/** Gives a run up and removes what was staged of the register. */
export class DiscardImportHandler {
  constructor(private readonly store: ImportStore) {}

  async handle(principal: Principal, runId: string): Promise<void> {
    await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.lock(runId);
      if (!run) throw new NotFound();
      if (run.state === 'importing') throw new Conflict('import_running');
      await this.store.rows.deleteAll(runId);
      await this.store.runs.dropWorkbook(runId);
      if (run.state !== 'done') await this.store.runs.enter(runId, 'failed', { failure: 'discarded' });
    });
  }
}
