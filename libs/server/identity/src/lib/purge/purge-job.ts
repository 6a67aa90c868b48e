import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics } from '@tact/server/platform';

const EVERY_MS = 3_600_000;
const FIRST_MS = 60_000;
const BATCH = 5_000;

/** What a run threw away. */
export interface Purged {
  readonly refreshTokens: number;
  readonly receipts: number;
}

/** Hourly: refresh tokens that ran out 30 days ago and receipts of repeated requests as old. Both are useless by then: a session lives a week. */
@Injectable()
export class PurgeJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  onApplicationBootstrap(): void {
    const run = (): void => void metrics.job('purge', () => this.run()).catch(() => new Logger('Purge').warn({ code: 'purge_failed' }));
    this.timers.push(setTimeout(run, FIRST_MS).unref(), setInterval(run, EVERY_MS).unref());
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** In batches of their own transaction, until nothing old is left. */
  async run(): Promise<Purged> {
    const total = { refreshTokens: 0, receipts: 0 };
    for (let more = true; more;) {
      const [done] = await this.uow.system(() => this.uow.query<{ refresh_tokens: number; receipts: number }>('select * from tact_private.purge_old($1)', [BATCH]));
      total.refreshTokens += done?.refresh_tokens ?? 0;
      total.receipts += done?.receipts ?? 0;
      more = (done?.refresh_tokens ?? 0) === BATCH || (done?.receipts ?? 0) === BATCH;
    }
    return total;
  }
}
