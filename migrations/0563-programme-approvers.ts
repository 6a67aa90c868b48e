import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const LIVE = 'm.valid_from <= statement_timestamp() and (m.valid_to is null or m.valid_to > statement_timestamp())';
const STANDS_IN = `r.permissions @> '[{"action": "stand_in", "subject": "Approval"}]' and r.case_scope <> 'none'`;

/** For the job that asks the rule of libs/domain who decides: what waits, and who might. The system actor's alone. */
const READS = `
create function tact.waiting_approvals(after uuid, most int) returns table (id uuid, organisation_id uuid, team_id uuid, programme_id uuid, proposed_by uuid, blocked uuid[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.organisation_id, a.team_id, c.programme_id, a.proposed_by, array(select b.blocked_id from tact.case_block b where b.case_id = a.case_id)
  from tact.approval a join tact.case_file c on c.id = a.case_id where tact.is_system() and a.state = 'waiting' and a.team_id is not null and a.id > after order by a.id limit most $$;
create function tact.approver_candidates(organisations uuid[]) returns table (user_id uuid, organisation_id uuid, team_id uuid, programme_id uuid, by text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.user_id, m.organisation_id, case when m.case_scope = 'team' then m.team_id end, m.programme_id,
    case when exists (select 1 from tact.deputy d where d.id = m.id) then 'deputy' else 'team' end
  from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active
  where tact.is_system() and m.organisation_id = any(organisations) and m.case_scope in ('team', 'organisation') and (m.case_scope = 'organisation' or m.team_id is not null)
    and m.permissions @> '[{"action": "approve", "subject": "Approval"}]' and not exists (select 1 from tact.deputy d where d.id = m.id and d.kind = 'programme')
  union all
  select m.user_id, m.organisation_id, null, m.programme_id, 'programme' from tact.membership m join tact.role r on r.id = m.role_id
    join tact.app_user u on u.id = m.user_id and u.active where tact.is_system() and m.organisation_id = any(organisations) and ${STANDS_IN} and ${LIVE} $$;
`;

/** A call lasts two weeks at most and ends with the last waiting proposal of the team. The database checks the right to be called again. */
const CALLS = `
create function tact.call_approver(which uuid, who uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a tact.approval; programme uuid; as_role uuid;
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  select * into a from tact.approval x where x.id = which and x.state = 'waiting' and x.team_id is not null and x.proposed_by <> who;
  if a.id is null then return false; end if;
  select c.programme_id into programme from tact.case_file c where c.id = a.case_id;
  select r.id into as_role from tact.role r where r.key = 'supervisor' and r.case_scope = 'team';
  if as_role is null or not exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id where m.user_id = who and m.organisation_id = a.organisation_id
      and (m.programme_id is null or m.programme_id = programme) and ${STANDS_IN} and ${LIVE})
    or exists (select 1 from tact.deputy d where d.kind = 'programme' and d.deputy_id = who and d.team_id = a.team_id and d.programme_id = programme and d.ended_at is null and d.valid_to > tact.access_now())
    then return false; end if;
  insert into tact.deputy (id, kind, deputy_id, organisation_id, team_id, programme_id, role_id, valid_from, valid_to, created_by)
    values (uuidv7(), 'programme', who, a.organisation_id, a.team_id, programme, as_role, tact.now(), tact.now() + interval '14 days', tact.actor());
  return true;
end $$;
create function tact_private.end_calls() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update tact.deputy d set ended_at = tact.now(), version = d.version + 1 where d.kind = 'programme' and d.team_id = new.team_id and d.ended_at is null
    and not exists (select 1 from tact.approval a where a.team_id = new.team_id and a.state = 'waiting');
  return null;
end $$;
create trigger end_calls after update of state on tact.approval for each row when (old.state = 'waiting' and new.state <> 'waiting' and new.team_id is not null)
  execute function tact_private.end_calls();
grant execute on function tact.waiting_approvals(uuid, int), tact.approver_candidates(uuid[]), tact.call_approver(uuid, uuid) to tact_app;
`;

/** Where nobody eligible is left, a programme-level approver decides (DESIGN.md section 1). */
export class ProgrammeApprovers0563 implements MigrationInterface {
  readonly name = 'ProgrammeApprovers1790000000563';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', READS + CALLS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger end_calls on tact.approval');
    await runner.query('drop function tact_private.end_calls(), tact.call_approver(uuid, uuid), tact.approver_candidates(uuid[]), tact.waiting_approvals(uuid, int)');
  }
}
