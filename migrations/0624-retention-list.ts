import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const INDEX = 'create index case_file_closed on tact.case_file (closed_at, id) where status = \'closed\';';

/** The second persons are told: other data protection officers, and the supervisors of the case's team. The notice holds the proposal's id and nothing of it. */
const TELL = `
create function tact_private.tell_of_erasure() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into tact.notification (id, user_id, kind, resource, at)
    select uuidv7(), x.user_id, 'erasure', new.id::text, tact.now() from (
      select distinct m.user_id from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active
        where m.user_id is distinct from new.proposed_by and m.permissions @> '[{"action": "confirm", "subject": "Erasure"}]'
          and (m.permissions @> '[{"action": "propose", "subject": "Erasure"}]'
            or m.case_scope = 'team' and m.team_id = (select c.team_id from tact.case_file c where c.id = new.case_id))) x;
  return null;
end $$;
create trigger tell_second_persons after insert on tact.erasure for each row when (new.state = 'proposed') execute function tact_private.tell_of_erasure();
`;

/** Closed cases by age, and notices of proposed erasures. */
export class RetentionList0624 implements MigrationInterface {
  readonly name = 'RetentionList1790000000624';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', INDEX + TELL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger tell_second_persons on tact.erasure; drop function tact_private.tell_of_erasure(); drop index tact.case_file_closed');
  }
}
