import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics } from '@tact/server/platform';
import { EscalateSilence } from './escalate-silence';
import { ExpireReferrals } from './expire-referrals';

const EVERY_MS = 60_000;
const LOCK = 'referral clock';

/** What a run did. */
export interface ClockRun {
  readonly expired: number;
  readonly escalated: number;
}

/** Every minute: ends what has expired, escalates silence. One replica at a time does it. */
@Injectable()
export class ReferralClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('ReferralClock');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ExpireReferrals) private readonly expiry: ExpireReferrals,
    @Inject(EscalateSilence) private readonly silence: EscalateSilence,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void metrics.job('referral_clock', () => this.runReferralClock()).catch(() => this.log.error({ code: 'referral_clock_failed' })), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One run; also for the command line after `clock advance`. */
  async runReferralClock(): Promise<ClockRun> {
    return this.uow.system(async () => {
      const [lock] = await this.uow.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine', [LOCK]);
      if (!lock?.mine) return { expired: 0, escalated: 0 };
      return { expired: await this.expiry.run(), escalated: await this.silence.run() };
    });
  }
}
