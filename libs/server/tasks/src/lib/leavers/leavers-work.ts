import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { type Place, TaskPlanner } from '../clocks/task-planner';
import { SupervisorNotice } from '../escalation/supervisor-notice';

interface Released extends Place {
  readonly now: Date;
}

const BATCH = 200;
/** Cases that a leaver left to the team and that nobody is asked to assign yet. */
const RELEASED = `select c.id as "caseId", c.organisation_id as "organisationId", c.owner_id as "ownerId", c.risk, tact.now() as now from tact.case_file c
  where c.owner_id is null and c.status <> 'closed' and exists (select 1 from tact.case_assignment a where a.case_id = c.id and a.reason_code = 'left' and a.to_owner_id is null)
    and not exists (select 1 from tact.case_task t where t.case_id = c.id and t.kind = 'assign_worker' and t.state = 'open')
  order by c.id limit ${BATCH}`;

/**
 * Nothing stays in the name of somebody who has left: whoever has no membership with case work in an organisation any more, however it ended (by an
 * administrator, by its date, with the account), leaves its cases to the team's queue, whose supervisors are asked to assign them (DESIGN.md section 1).
 */
@Injectable()
export class LeaversWork {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(TaskPlanner) private readonly planner: TaskPlanner,
    @Inject(SupervisorNotice) private readonly notice: SupervisorNotice,
  ) {}

  /** Repeating it changes nothing more. Answers how many cases wait for a new owner by it. */
  async run(): Promise<number> {
    await this.uow.system(() => this.uow.query('select tact.hand_on(l.user_id, l.organisation_id, null) from tact.leavers() l'));
    let asked = 0;
    for (let batch = BATCH; batch === BATCH; asked += batch) batch = await this.uow.system(() => this.ask());
    return asked;
  }

  private async ask(): Promise<number> {
    const released = await this.uow.query<Released>(RELEASED);
    for (const { now, ...place } of released) {
      await this.planner.begin('registered', place, now.toISOString(), this.uow.actor.userId, { only: ['assign_worker'] });
      await this.notice.send(place.caseId, 'case_unassigned', place.caseId);
    }
    return released.length;
  }
}
