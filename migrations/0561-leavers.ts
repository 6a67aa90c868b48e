import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const ABLE = `m.valid_from <= statement_timestamp() and (m.valid_to is null or m.valid_to > statement_timestamp()) and u.active`;
const GRANTED = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now())))
  and not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id and b.blocked_id = any((select tact.block_ids())::uuid[]))`;

/** Who had a case, who has it since, and why: written beside every change of owner that is somebody's command. */
const TABLE = `
create table tact.case_assignment (
  id uuid primary key, case_id uuid not null references tact.case_file, command_id uuid not null, from_owner_id uuid, to_owner_id uuid, reason_code text not null,
  at timestamptz not null, real_at timestamptz not null default statement_timestamp(), by uuid not null, undone_at timestamptz);
create index case_assignment_case on tact.case_assignment (case_id, at);
create index case_assignment_command on tact.case_assignment (command_id);
${section('case_assignment', 'work')}
alter table tact.case_assignment enable row level security; alter table tact.case_assignment force row level security;
create policy owner on tact.case_assignment to tact_owner using (true) with check (true);
create policy see on tact.case_assignment for select to tact_app using (${GRANTED('case_assignment')} or (select tact.is_system()));
create policy make on tact.case_assignment for insert to tact_app with check (by = (select tact.actor()) and ${GRANTED('case_assignment')});
create policy undo on tact.case_assignment for update to tact_app using (by = (select tact.actor()) and ${GRANTED('case_assignment')});
grant select, insert on tact.case_assignment to tact_app;
grant update (undone_at) on tact.case_assignment to tact_app;
select tact_audit.watch('tact.case_assignment');
create trigger log_change after insert or update on tact.case_assignment for each row execute function tact_private.log_change();
`;

/** Case work of an organisation may be in somebody's name while a membership there lasts; a case of a team in that of one of its members, of its programme. */
const ABLE_OWNER = `
create function tact_private.works_in(who uuid, organisation uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id
    where m.user_id = who and m.organisation_id = organisation and r.case_scope <> 'none' and ${ABLE}) $$;
create function tact_private.can_own(who uuid, organisation uuid, team uuid, programme uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id
    where m.user_id = who and m.organisation_id = organisation and (team is null or m.team_id = team)
      and (m.programme_id is null or m.programme_id = programme) and r.case_scope in ('own', 'team', 'organisation') and ${ABLE}) $$;
`;

/**
 * What somebody leaves behind where no membership lets it be in that name any more: cases go to the heir, if the heir may own them, else to
 * the team's queue; tasks follow their case; referrals of the case follow it, those addressed to that person go to the organisation. What the
 * person proposed stays proposed by it, and still waits for somebody else.
 */
const HAND_ON = `
create function tact_private.hand_on(who uuid, organisation uuid, heir uuid) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare command uuid := uuidv7(); cases int := 0; queued int := 0; tasks int := 0; referrals int := 0; c tact.case_file; next_owner uuid;
begin
  perform set_config('tact.reason', 'left', true);
  for c in select * from tact.case_file x where x.owner_id = who and x.organisation_id = organisation and x.status <> 'closed' order by x.id for update loop
    if tact_private.can_own(who, organisation, c.team_id, c.programme_id) then continue; end if;
    next_owner := case when heir is not null and heir <> who and tact_private.can_own(heir, organisation, c.team_id, c.programme_id)
      and not exists (select 1 from tact.case_block b where b.case_id = c.id and b.blocked_id in (heir, organisation)) then heir end;
    insert into tact.case_assignment (id, case_id, command_id, from_owner_id, to_owner_id, reason_code, at, by)
      values (uuidv7(), c.id, command, who, next_owner, 'left', tact.now(), tact.actor());
    update tact.case_file x set owner_id = next_owner, version = x.version + 1, field_versions = x.field_versions || jsonb_build_object('ownerId', x.version + 1),
      updated_by = tact.actor(), updated_at = tact.now() where x.id = c.id;
    cases := cases + 1; queued := queued + (next_owner is null)::int;
  end loop;
  with moved as (update tact.case_task t set assignee_id = f.owner_id, version = t.version + 1, updated_by = tact.actor(), updated_at = tact.now() from tact.case_file f
    where f.id = t.case_id and t.assignee_id = who and t.state = 'open' and f.organisation_id = organisation and f.owner_id is distinct from who
      and not tact_private.can_own(who, organisation, f.team_id, f.programme_id) returning 1) select count(*) into tasks from moved;
  with moved as (update tact.referral r set from_user_id = f.owner_id from tact.case_file f where f.id = r.case_id and r.ended_at is null
    and r.from_user_id = who and r.from_organisation_id = organisation and f.owner_id is not null and f.owner_id <> who
    and not tact_private.can_own(who, organisation, f.team_id, f.programme_id) returning 1) select count(*) into referrals from moved;
  if not tact_private.works_in(who, organisation) then
    with moved as (update tact.referral r set to_user_id = case when heir <> who and tact_private.works_in(heir, organisation) then heir end, version = r.version + 1
      where r.ended_at is null and r.sent_at is not null and r.to_user_id = who and r.to_organisation_id = organisation returning 1) select referrals + count(*) into referrals from moved;
  end if;
  perform set_config('tact.reason', '', true);
  return jsonb_build_object('cases', cases, 'queued', queued, 'tasks', tasks, 'referrals', referrals);
end $$;

create function tact.hand_on(who uuid, organisation uuid, heir uuid) returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (tact.is_system() or tact_private.may('update', 'Membership')) then perform tact_private.refuse(); end if;
  return tact_private.hand_on(who, organisation, heir);
end $$;

create function tact.work_left(who uuid, organisation uuid) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (tact.is_system() or tact_private.may('update', 'Membership')) then perform tact_private.refuse(); end if;
  return jsonb_build_object(
    'cases', (select count(*) from tact.case_file c where c.owner_id = who and c.organisation_id = organisation and c.status <> 'closed'),
    'tasks', (select count(*) from tact.case_task t where t.assignee_id = who and t.organisation_id = organisation and t.state = 'open'),
    'approvals', (select count(*) from tact.approval a where a.proposed_by = who and a.organisation_id = organisation and a.state = 'waiting'),
    'referrals', (select count(*) from tact.referral r where r.ended_at is null and (r.from_user_id = who and r.from_organisation_id = organisation
      or r.to_user_id = who and r.to_organisation_id = organisation)));
end $$;

create function tact.leavers() returns table (user_id uuid, organisation_id uuid) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.user_id, m.organisation_id from (select distinct x.user_id, x.organisation_id from tact.membership x) m
  where tact.is_system() and not tact_private.works_in(m.user_id, m.organisation_id)
    and (exists (select 1 from tact.case_file c where c.owner_id = m.user_id and c.organisation_id = m.organisation_id and c.status <> 'closed')
      or exists (select 1 from tact.case_task t where t.assignee_id = m.user_id and t.state = 'open' and t.organisation_id = m.organisation_id)) $$;
grant execute on function tact.hand_on(uuid, uuid, uuid), tact.work_left(uuid, uuid), tact.leavers() to tact_app;
`;

/** Referrals of a case that its former worker cannot follow any more go with the new owner. */
const FOLLOW = `
create function tact_private.referrals_follow_owner() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update tact.referral r set from_user_id = new.owner_id where r.case_id = new.id and r.ended_at is null and r.from_user_id <> new.owner_id
    and r.from_organisation_id = new.organisation_id and not tact_private.works_in(r.from_user_id, new.organisation_id);
  return null;
end $$;
create trigger referrals_follow_owner after update of owner_id on tact.case_file for each row
  when (new.owner_id is not null and new.owner_id is distinct from old.owner_id) execute function tact_private.referrals_follow_owner();
`;

/** What the board counts by index alone. */
const INDEXES = `
create index case_file_load on tact.case_file (team_id, owner_id, risk) include (id) where status <> 'closed';
create index case_file_queue on tact.case_file (team_id, registered_at) where owner_id is null and status <> 'closed';
create index case_task_late on tact.case_task (case_id, due_at) where state = 'open';
`;

/** Work that changes hands: reassignment, and what a leaver leaves behind (DESIGN.md sections 1 and 3). */
export class Leavers0561 implements MigrationInterface {
  readonly name = 'Leavers1790000000561';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE + ABLE_OWNER + HAND_ON + FOLLOW + INDEXES);
  }

  /** DESTRUCTIVE: who had which case and why, outside the audit trail. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index tact.case_task_late, tact.case_file_queue, tact.case_file_load');
    await runner.query('drop trigger referrals_follow_owner on tact.case_file');
    await runner.query(`drop function tact_private.referrals_follow_owner(), tact.leavers(), tact.work_left(uuid, uuid), tact.hand_on(uuid, uuid, uuid),
      tact_private.hand_on(uuid, uuid, uuid), tact_private.can_own(uuid, uuid, uuid, uuid), tact_private.works_in(uuid, uuid)`);
    await runner.query('drop table tact.case_assignment');
  }
}
