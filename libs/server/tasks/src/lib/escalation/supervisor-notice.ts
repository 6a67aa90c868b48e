import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';

/** Ids only; nobody is told twice about the same thing. */
const TELL = `insert into tact.notification (id, user_id, kind, resource, at)
  select uuidv7(), u.id, $2, $3, tact.now() from unnest($1::uuid[]) as u(id)
  where not exists (select 1 from tact.notification n where n.user_id = u.id and n.kind = $2 and n.resource = $3)`;
const SUPERVISORS = `select distinct m.user_id as id from tact.case_file c join tact.membership m on m.organisation_id = c.organisation_id
    and (c.team_id is null or m.team_id = c.team_id)
  join tact.role r on r.id = m.role_id and r.case_scope in ('team', 'organisation') join tact.app_user u on u.id = m.user_id and u.active
  where c.id = $1 and m.valid_from <= now() and (m.valid_to is null or m.valid_to > now())`;

/** Tells people that something waits for them. */
@Injectable()
export class SupervisorNotice {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Tells the supervisors of the case's team. */
  async send(caseId: string, kind: string, resource: string): Promise<void> {
    const rows = await this.uow.query<{ id: string }>(SUPERVISORS, [caseId]);
    await this.tell(rows.map(({ id }) => id), kind, resource);
  }

  async tell(userIds: readonly string[], kind: string, resource: string): Promise<void> {
    if (userIds.length > 0) await this.uow.query(TELL, [userIds, kind, resource]);
  }
}
