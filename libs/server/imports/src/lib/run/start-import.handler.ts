import type { ChangeDecision } from '@tact/domain';
import { Conflict, NotFound, type Principal } from '@tact/server/platform';
import { importCounts } from '../storage/import-counts.query';
import type { ImportStore } from '../storage/import-store';

/** Lets a checked run begin to make cases; also one that a fault had stopped. Undecided duplicates and changes need an answer for all of them. */
export class StartImportHandler {
  constructor(private readonly store: ImportStore) {}

  async handle(principal: Principal, runId: string, undecided: 'new' | 'skip' | null, changes: ChangeDecision | null): Promise<void> {
    await this.store.uow.run(principal, async () => {
      const run = await this.store.runs.lock(runId);
      if (!run) throw new NotFound();
      if (run.state === 'importing' || run.state === 'done') return;
      const counts = (await importCounts(this.store.uow, [runId]))(runId);
      if (run.state !== 'checked' && !(run.state === 'failed' && counts.rows > 0)) throw new Conflict('import_not_checked');
      if (counts.undecided > 0 && undecided === null && run.undecided === null) throw new Conflict('duplicates_undecided', { undecided: counts.undecided });
      if (counts.undecidedChanges > 0 && changes === null && run.undecidedChanges === null) throw new Conflict('changes_undecided', { undecided: counts.undecidedChanges });
      await this.store.runs.enter(runId, 'importing', { ...(undecided ? { undecided } : {}), ...(changes ? { undecidedChanges: changes } : {}) });
    });
  }
}
