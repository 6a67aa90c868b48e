import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { RiskLevel } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';
import { TaskPlanner } from '@tact/server/tasks';

const EVERY_MS = 60_000;
const LOCK = 'consent clock';
const DAY = 86_400_000;

/** What a run did. */
export interface ConsentRun {
  readonly asked: number;
  readonly ended: number;
}

interface Due {
  readonly id: string;
  readonly kind: 'ask_band' | 'ask_expiry' | 'end';
  readonly sourceKind: 'referral' | 'handover' | 'return' | null;
  readonly sourceId: string | null;
  readonly caseId: string;
  readonly organisationId: string;
  readonly ownerId: string | null;
  readonly risk: RiskLevel | null;
  readonly closed: boolean;
  readonly now: Date;
}

const DUE = `select k.id, k.kind, k.source_kind as "sourceKind", k.source_id as "sourceId", k.case_id as "caseId", c.organisation_id as "organisationId", c.owner_id as "ownerId", c.risk,
    c.closed_at is not null as closed, tact.now() as now from tact.consent_clock k join tact.case_file c on c.id = k.case_id
  where k.done_at is null and k.at <= case k.kind when 'end' then tact.access_now() else tact.now() end order by k.at, k.id limit 500`;
const OPEN_ASK = `select 1 from tact.case_task where case_id = $1 and kind = 'consent_renewal' and state = 'open'`;
/** Who receives there; the sort of end is not told. */
const RECEIVERS: Readonly<Record<string, { readonly sql: string; readonly notice: string; readonly prefix: string }>> = {
  referral: { sql: `select coalesce(r.to_user_id, p) as id from tact.referral r, tact.people_with('accept', 'Referral', r.to_organisation_id, null) p where r.id = $1`, notice: 'referral_ended', prefix: 'referral' },
  handover: { sql: `select p as id from tact.hand_over h, tact.people_with('accept', 'HandOver', h.to_organisation_id, null) p where h.id = $1 and h.opened_at is not null`, notice: 'hand_over_ended', prefix: 'hand_over' },
};
const TELL = `insert into tact.notification (id, user_id, kind, resource, at) select uuidv7(), u.id, $2, $3, tact.now() from (select distinct unnest($1::uuid[]) as id) u`;

/** Every minute: asks again for consent on the birthday and before a last day, ends what rested on consent that is over. One replica at a time does it. */
@Injectable()
export class ConsentClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('ConsentClock');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TaskPlanner) private readonly tasks: TaskPlanner,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run().catch(() => this.log.error({ code: 'consent_clock_failed' })), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One run. Access itself ended at the instant by its grants, marked or not. */
  async run(): Promise<ConsentRun> {
    return this.uow.system(async () => {
      const [lock] = await this.uow.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine', [LOCK]);
      const run = { asked: 0, ended: 0 };
      for (const due of lock?.mine ? await this.uow.query<Due>(DUE) : []) {
        if (due.kind === 'end') run.ended += await this.end(due);
        else run.asked += await this.ask(due);
      }
      return run;
    });
  }

  /** One open task asks for all consents of the case; a closed case asks nobody. */
  private async ask(due: Due): Promise<number> {
    await this.uow.query('select tact.asked_by_consent($1)', [due.id]);
    if (due.closed || (await this.uow.query(OPEN_ASK, [due.caseId])).length > 0) return 0;
    await this.tasks.add(due, { kind: 'consent_renewal', dueAt: new Date(due.now.getTime() + DAY) }, due.now.toISOString(), this.uow.actor.userId);
    await this.tell([due.ownerId], 'consent_renewal', `case:${due.caseId}`);
    return 1;
  }

  private async end(due: Due): Promise<number> {
    const [row] = await this.uow.query<{ ended: boolean }>('select tact.end_by_consent($1) as ended', [due.id]);
    if (!row?.ended) return 0;
    await this.tasks.add(due, { kind: 'tell_receiver', dueAt: new Date(due.now.getTime() + DAY) }, due.now.toISOString(), this.uow.actor.userId);
    const told = RECEIVERS[due.sourceKind ?? ''];
    if (!told) return 1;
    const people = await this.uow.query<{ id: string }>(told.sql, [due.sourceId]);
    await this.tell([due.ownerId, ...people.map(({ id }) => id)], told.notice, `${told.prefix}:${due.sourceId}`);
    return 1;
  }

  private async tell(people: readonly (string | null)[], kind: string, resource: string): Promise<void> {
    await this.uow.query(TELL, [people.filter((id): id is string => id !== null), kind, resource]);
  }
}
