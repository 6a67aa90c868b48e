import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { hasMissedTwice, type RiskLevel, unannouncedVisitDue } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics } from '@tact/server/platform';
import { ClockSettings, SupervisorNotice, TaskPlanner } from '@tact/server/tasks';
import { OpenVisits } from './open-visits';

interface Late {
  readonly caseId: string;
  readonly organisationId: string;
  readonly ownerId: string | null;
  readonly risk: RiskLevel | null;
  readonly now: Date;
}

const EVERY_MS = 60_000;
const LOCK = 'missed visits';
/** Cases with two scheduled visits overdue and no unannounced one asked for since the later of them was due. */
const LATE = `select c.id as "caseId", c.organisation_id as "organisationId", c.owner_id as "ownerId", c.risk, tact.now() as now from tact.case_file c
  where c.stage = 'reintegration' and c.status <> 'closed' and exists (select from tact.case_task t where t.case_id = c.id and t.kind = 'reintegration_visit'
      and t.state = 'open' and t.due_at < tact.now() group by t.case_id having count(*) >= 2
      and not exists (select from tact.case_task u where u.case_id = t.case_id and u.kind = 'unannounced_visit' and u.created_at >= max(t.due_at)))
  order by c.id limit 500`;

/** Every minute: two scheduled visits missed in a row ask for an unannounced visit and a check (domain rss.json missed_rule). One replica at a time does it. */
@Injectable()
export class MissedVisits implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(ClockSettings) private readonly clocks: ClockSettings,
    @Inject(OpenVisits) private readonly visits: OpenVisits,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void metrics.job('missed_visits', () => this.run()).catch(() => new Logger('MissedVisits').error({ code: 'missed_visits_failed' })), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One run; answers how many unannounced visits were asked for. Repeating it asks for none twice. */
  async run(): Promise<number> {
    return this.uow.system(async () => {
      const [lock] = await this.uow.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine', [LOCK]);
      if (!lock?.mine) return 0;
      let asked = 0;
      for (const late of await this.uow.query<Late>(LATE)) asked += Number(await this.ask(late));
      return asked;
    });
  }

  private async ask({ now, ...place }: Late): Promise<boolean> {
    const { settings: { followUp } } = await this.clocks.read();
    const at = now.toISOString();
    if (!hasMissedTwice(await this.visits.of(place.caseId, 'reintegration_visit'), at, followUp)) return false;
    const due = unannouncedVisitDue(at, followUp, await this.clocks.calendar(place.organisationId));
    const task = await this.planner.add(place, { kind: 'unannounced_visit', dueAt: new Date(due) }, at, this.uow.actor.userId);
    await this.notice.tell(place.ownerId ? [place.ownerId] : [], 'visits_missed', task.id);
    await this.notice.send(place.caseId, 'visits_missed', task.id);
    return true;
  }
}
