import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import { CompareNames } from './compare-names';

const EVERY_MS = 60_000;
const BATCH = 20;
/** A large import is compared over several runs, so that people's own requests do not wait for it. */
const MOST_A_RUN = 200;

/** What a run did. */
export interface MatchRun {
  readonly compared: number;
  readonly found: number;
}

/** Every minute: compares the cases whose names are new with those beyond the sight of who registered them. */
@Injectable()
export class MatchJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private isRunning = false;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CompareNames) private readonly names: CompareNames,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => new Logger('Matching').warn(error instanceof Error ? error.constructor.name : 'failed'));
    }, EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Until nothing waits, or enough was done for now. A case whose comparison fails waits for the next name it gets; the others go on. */
  async run(): Promise<MatchRun> {
    const total = { compared: 0, found: 0 };
    if (this.isRunning) return total;
    this.isRunning = true;
    try {
      for (let ids = await this.next(); ids.length > 0; ids = total.compared < MOST_A_RUN ? await this.next() : []) {
        for (const id of ids) total.found += await this.match(id);
        total.compared += ids.length;
      }
      return total;
    } finally {
      this.isRunning = false;
    }
  }

  private async next(): Promise<string[]> {
    const rows = await this.uow.system(() => this.uow.query<{ id: string }>('select n as id from tact_private.next_to_match($1) n', [BATCH]));
    return rows.map(({ id }) => id);
  }

  private async match(id: string): Promise<number> {
    const rows = await this.uow.system(() => this.uow.query<{ id: string }>('select c as id from tact_private.match_candidates($1) c', [id]));
    if (rows.length === 0) return 0;
    const alike = await this.names.compare(id, rows.map((row) => row.id));
    return this.uow.system(async () => {
      let found = 0;
      for (const { older, newer, score } of alike) {
        const [row] = await this.uow.query<{ ok: boolean }>('select tact_private.store_match($1, $2, $3, $4) as ok', [uuidv7(), older, newer, score]);
        if (row?.ok) found += 1;
      }
      return found;
    });
  }
}
