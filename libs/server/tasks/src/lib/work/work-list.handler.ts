import { Inject, Injectable } from '@nestjs/common';
import { dayIn } from '@tact/domain';
import { asTask, type Grant } from '@tact/permissions';
import { blockIds, grantedPredicate, sightColumns } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import type { Principal } from '@tact/server/platform';
import { TASK_COLUMNS, type TaskView, taskView, type TaskViewRow } from './task-view';

export interface WorkList {
  /** Domain time. */
  readonly now: string;
  readonly overdue: readonly TaskView[];
  readonly today: readonly TaskView[];
  readonly week: readonly TaskView[];
  readonly later: readonly TaskView[];
}

interface WorkRow extends TaskViewRow {
  readonly code: string;
  readonly risk: string | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly caseOrganisation: string;
  readonly grants: readonly Grant[];
  readonly blocked: boolean;
  readonly now: Date;
  readonly accessNow: Date;
}

const MOST = 500;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Own open tasks, and for whoever assigns cases those that nobody has or that were escalated. */
const WORK = `select ${TASK_COLUMNS}, c.code, c.risk, c.sex, c.birth_year as "birthYear", c.organisation_id as "caseOrganisation", ${sightColumns('$1', '$2')},
  tact.now() as now, tact.access_now() as "accessNow"
  from tact.case_task t join tact.case_file c on c.id = t.case_id
  where t.state = 'open' and (t.assignee_id = $3 or ($4 and (t.assignee_id is null or t.escalated_at is not null))) and ${grantedPredicate('$1', '$2', 'summary')}
  order by t.due_at, t.id limit ${MOST}`;

/** The work of a person by urgency, in the days of its organisation's zone. Codes and clear facts only. */
@Injectable()
export class WorkListHandler {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  execute(principal: Principal): Promise<WorkList> {
    return this.uow.run(principal, async () => {
      const assigns = principal.ability.can('assign', 'Case');
      const rows = await this.uow.query<WorkRow>(WORK, [principal.granteeIds, blockIds(principal), principal.userId, assigns]);
      const [time] = await this.uow.query<{ now: Date; zone: string }>(
        'select tact.now() as now, (select o.timezone from tact.organisation o where o.id = any($1::uuid[]) order by o.id limit 1) as zone', [principal.organisationIds]);
      const now = time!.now.toISOString();
      const tasks = rows.filter((row) => mayRead(principal, row)).map((row): TaskView => ({ ...taskView(row), case: { code: row.code, risk: row.risk, sex: row.sex, birthYear: row.birthYear } }));
      return { now, ...byUrgency(tasks, now, time!.zone ?? 'UTC') };
    });
  }
}

function mayRead({ ability }: Principal, { caseOrganisation, grants, blocked, accessNow, assigneeId }: WorkRow): boolean {
  return ability.can('read', asTask({ organisationId: caseOrganisation, grants, blocked, assigneeId }, accessNow.toISOString()));
}

function byUrgency(tasks: readonly TaskView[], now: string, zone: string): Omit<WorkList, 'now'> {
  const today = dayIn(now, zone);
  const weekEnd = dayIn(new Date(Date.parse(now) + WEEK_MS).toISOString(), zone);
  const place = ({ dueAt }: TaskView): 'overdue' | 'today' | 'week' | 'later' => {
    if (dueAt < now) return 'overdue';
    const day = dayIn(dueAt, zone);
    return day <= today ? 'today' : day <= weekEnd ? 'week' : 'later';
  };
  const of = (name: string): TaskView[] => tasks.filter((task) => place(task) === name);
  return { overdue: of('overdue'), today: of('today'), week: of('week'), later: of('later') };
}
