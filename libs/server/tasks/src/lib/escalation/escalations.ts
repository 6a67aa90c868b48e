import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { escalationAt } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics } from '@tact/server/platform';
import { ClockSettings } from '../clocks/clock-settings';
import { ReferralClocks } from '../clocks/referral-clocks';
import { LeaversWork } from '../leavers/leavers-work';
import { SupervisorNotice } from './supervisor-notice';

interface Overdue {
  readonly id: string;
  readonly caseId: string;
  readonly assigneeId: string | null;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly now: Date;
}

export interface EscalationRun {
  /** Missed steps that an owner was told of, now or before. */
  readonly missed: number;
  /** Steps that went to the supervisor in this run. */
  readonly escalated: number;
}

const EVERY_MS = 60_000;
const BATCH = 500;
const OVERDUE = `select id, case_id as "caseId", assignee_id as "assigneeId", created_at as "createdAt", due_at as "dueAt", tact.now() as now from tact.case_task
  where state = 'open' and escalated_at is null and due_at <= tact.now() and id > $1 order by id limit ${BATCH}`;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Missed steps: the owner is told at the limit, the supervisor at 1.5 times it (DESIGN.md section 2, Clocks). */
@Injectable()
export class Escalations implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
    @Inject(ReferralClocks) private readonly referrals: ReferralClocks,
    @Inject(LeaversWork) private readonly leavers: LeaversWork,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      metrics.job('escalations', () => this.run()).catch((error: unknown) => new Logger('Escalations').warn(error instanceof Error ? error.constructor.name : 'failed'));
    }, EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Work of leavers and clocks of referrals first; then one round over all overdue tasks, in batches; another process at the same work is left alone. Repeating it tells nobody twice. */
  async run(): Promise<EscalationRun> {
    await this.leavers.run();
    await this.referrals.run();
    const total = { missed: 0, escalated: 0 };
    for (let after: string | null = FIRST; after !== null;) {
      const { last, missed, escalated }: EscalationRun & { last: string | null } = await this.uow.system(() => this.batch(after!));
      total.missed += missed;
      total.escalated += escalated;
      after = last;
    }
    return total;
  }

  private async batch(after: string): Promise<EscalationRun & { last: string | null }> {
    const [lock] = await this.uow.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('tact escalations', 0)) as free`);
    if (!lock?.free) return { last: null, missed: 0, escalated: 0 };
    const { settings } = await this.clocks.read();
    const overdue = await this.uow.query<Overdue>(OVERDUE, [after]);
    let escalated = 0;
    for (const task of overdue) {
      if (task.assigneeId) await this.notice.tell([task.assigneeId], 'task_overdue', task.id);
      if (escalationAt(task.createdAt.toISOString(), task.dueAt.toISOString(), task.now.toISOString(), settings.escalationFactor) !== 'supervisor') continue;
      await this.uow.query('update tact.case_task set escalated_at = tact.now(), version = version + 1, updated_at = tact.now() where id = $1', [task.id]);
      await this.notice.send(task.caseId, 'task_escalated', task.id);
      escalated += 1;
    }
    return { last: overdue.length === BATCH ? overdue.at(-1)!.id : null, missed: overdue.filter(({ assigneeId }) => assigneeId).length, escalated };
  }
}
