import { Inject, Injectable } from '@nestjs/common';
import type { NoticeKind } from '@tact/domain';
import { UnitOfWork } from '@tact/server/persistence';

/** Ids only; nobody is told twice about the same thing. */
const TELL = `insert into tact.notification (id, user_id, kind, resource, at)
  select uuidv7(), u.id, $2, $3, tact.now() from unnest($1::uuid[]) as u(id)
  where not exists (select 1 from tact.notification n where n.user_id = u.id and n.kind = $2 and n.resource = $3)`;
const SUPERVISORS = `select distinct p as id from tact.case_file c, tact.people_with('assign', 'Case', c.organisation_id, c.team_id) p where c.id = $1`;

/** Tells people that something waits for them. */
@Injectable()
export class SupervisorNotice {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Tells the supervisors of the case's team and their deputies. */
  async send(caseId: string, kind: NoticeKind, resource: string): Promise<void> {
    const rows = await this.uow.query<{ id: string }>(SUPERVISORS, [caseId]);
    await this.tell(rows.map(({ id }) => id), kind, resource);
  }

  async tell(userIds: readonly string[], kind: NoticeKind, resource: string): Promise<void> {
    if (userIds.length > 0) await this.uow.query(TELL, [userIds, kind, resource]);
  }
}
