import { Inject, Injectable, Logger, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { anchorsFolder, API_CONFIG, type ApiConfig, metrics } from '@tact/server/platform';
import { AnchorFile } from './anchors';
import { Sealer } from './sealer';

const LOOK_MS = 5_000;
const AT_LATEST_MS = 60_000;
const AT_ONCE = 1_000;

/** Seals every 60 s, or as soon as 1,000 rows wait (SECURITY.md, Audit). The first run after a start looks through everything. */
@Injectable()
export class SealingJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sealer: Sealer;
  private timer: NodeJS.Timeout | null = null;
  private lastRun = 0;
  private isWhole = false;
  private isBusy = false;

  constructor(@Inject(UnitOfWork) uow: UnitOfWork, @Inject(API_CONFIG) config: ApiConfig) {
    this.sealer = new Sealer(uow, config.keys.seal, new AnchorFile(anchorsFolder(config)));
  }

  onApplicationBootstrap(): void {
    this.lastRun = Date.now();
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      if (Date.now() - this.lastRun < AT_LATEST_MS && (await this.sealer.waiting(AT_ONCE)) < AT_ONCE) return;
      await metrics.job('seals', () => this.sealer.run(!this.isWhole));
      this.isWhole = true;
      this.lastRun = Date.now();
    } catch (error) {
      new Logger('Seals').warn(error instanceof Error ? error.constructor.name : 'failed');
    } finally {
      this.isBusy = false;
    }
  }
}

/** The sealing job of the server. */
@Module({ providers: [SealingJob] })
export class SealingModule {}
