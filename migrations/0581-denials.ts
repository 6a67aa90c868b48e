import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const WRITER = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const UNBLOCKED = (table: string): string => `not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id and b.blocked_id = any((select tact.block_ids())::uuid[]))`;

/** Why a case is denied to somebody, who asked and who decided; \`case_block\` follows its state. Told to those who work on the case and nobody else. */
const TABLES = `
create table tact.case_denial (
  id uuid primary key, case_id uuid not null references tact.case_file, blocked_kind text not null check (blocked_kind in ('user', 'organisation')), blocked_id uuid not null,
  state text not null check (state in ('proposed', 'in_force', 'removal_proposed', 'refused', 'removed')),
  asked_by uuid not null references tact.app_user, asked_at timestamptz not null, decided_by uuid references tact.app_user, decided_at timestamptz,
  version int not null default 1, created_by uuid not null references tact.app_user, created_at timestamptz not null);
create index case_denial_case on tact.case_denial (case_id);
create unique index case_denial_one on tact.case_denial (case_id, blocked_id) where state in ('proposed', 'in_force', 'removal_proposed');
create table tact.case_denial_note (
  id uuid primary key, denial_id uuid not null references tact.case_denial, case_id uuid not null references tact.case_file, kind text not null check (kind in ('reason', 'removal')),
  sealed bytea not null, by uuid not null references tact.app_user, at timestamptz not null);
create index case_denial_note_of on tact.case_denial_note (denial_id, at);
${section('case_denial', 'work')} ${section('case_denial_note', 'work')}
alter table tact.case_denial enable row level security; alter table tact.case_denial force row level security;
alter table tact.case_denial_note enable row level security; alter table tact.case_denial_note force row level security;
create policy owner on tact.case_denial to tact_owner using (true) with check (true);
create policy owner on tact.case_denial_note to tact_owner using (true) with check (true);
create policy see on tact.case_denial for select to tact_app using (${WRITER('case_denial')} and ${UNBLOCKED('case_denial')});
create policy see on tact.case_denial_note for select to tact_app using (case_denial_note.case_id = any((select tact.read_cases())::uuid[]) and ${WRITER('case_denial_note')} and ${UNBLOCKED('case_denial_note')});
create policy make on tact.case_denial_note for insert to tact_app with check (by = (select tact.actor()) and ${WRITER('case_denial_note')} and ${UNBLOCKED('case_denial_note')}
  and exists (select 1 from tact.case_denial d where d.id = case_denial_note.denial_id and d.case_id = case_denial_note.case_id and d.asked_by = (select tact.actor())));
grant select on tact.case_denial to tact_app; grant select, insert on tact.case_denial_note to tact_app;
select tact_audit.watch('tact.case_denial'); select tact_audit.watch('tact.case_denial_note');
create trigger log_change after insert or update or delete on tact.case_denial for each row execute function tact_private.log_change();
create function tact_private.follow_denial() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state in ('in_force', 'removal_proposed') then
    insert into tact.case_block (id, case_id, blocked_kind, blocked_id) values (new.id, new.case_id, new.blocked_kind, new.blocked_id) on conflict (case_id, blocked_id) do nothing;
  elsif tg_op = 'UPDATE' and old.state in ('in_force', 'removal_proposed') then
    delete from tact.case_block b where b.case_id = new.case_id and b.blocked_id = new.blocked_id;
  end if;
  return null;
end $$;
create trigger follow_denial after insert or update on tact.case_denial for each row execute function tact_private.follow_denial();
insert into tact.case_denial (id, case_id, blocked_kind, blocked_id, state, asked_by, asked_at, created_by, created_at)
  select b.id, b.case_id, b.blocked_kind, b.blocked_id, 'in_force', '00000000-0000-7000-8000-000000000001', now(), '00000000-0000-7000-8000-000000000001', now() from tact.case_block b;
`;

/** Who could supervise the case, with all organisations they belong to now; and the two commands, which check again what the rules of libs/domain decided. */
const COMMANDS = `
create function tact.case_supervisors(which uuid) returns table (user_id uuid, organisation_ids uuid[]) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p, array(select distinct m.organisation_id from tact_private.live_membership m where m.user_id = p)
  from tact.case_file c, tact.people_with('assign', 'Case', c.organisation_id, c.team_id) p where c.id = which and tact.can_see(which) $$;
create function tact_private.works_on(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tact.can_see(which) and exists (select 1 from tact.case_grant g where g.case_id = which and g.access = 'write' and g.grantee_id = any(tact.grantees())
    and g.valid_from <= tact.access_now() and (g.valid_to is null or g.valid_to > tact.access_now())) $$;
create function tact_private.supervises(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tact_private.works_on(which) and tact.has_right('assign', 'Case', (select c.organisation_id from tact.case_file c where c.id = which)) $$;
create function tact_private.keep_somebody(which uuid, blocked uuid) returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from tact.case_supervisors(which) s where not exists (select 1 from tact.case_block b where b.case_id = which and b.blocked_id = any(s.user_id || s.organisation_ids))
      and blocked <> all(s.user_id || s.organisation_ids)) then raise exception 'nobody would be left' using errcode = '42501'; end if;
end $$;
create function tact.ask_denial(new_id uuid, which uuid, kind text, who uuid, at_once boolean) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact_private.works_on(which) or at_once and not tact_private.supervises(which) then perform tact_private.refuse(); end if;
  if at_once then perform tact_private.keep_somebody(which, who); end if;
  insert into tact.case_denial (id, case_id, blocked_kind, blocked_id, state, asked_by, asked_at, created_by, created_at)
    values (new_id, which, kind, who, case when at_once then 'in_force' else 'proposed' end, tact.actor(), tact.now(), tact.actor(), tact.now());
end $$;
create function tact.step_denial(of_denial uuid, at_version int, next text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare d tact.case_denial; me uuid := tact.actor();
begin
  select * into d from tact.case_denial x where x.id = of_denial for update;
  if d.id is null or d.version <> at_version or not tact_private.works_on(d.case_id) then return false; end if;
  if next = 'removal_proposed' then
    if d.state <> 'in_force' then return false; end if;
    update tact.case_denial x set state = next, asked_by = me, asked_at = tact.now(), decided_by = null, decided_at = null, version = x.version + 1 where x.id = d.id;
    return true;
  end if;
  if not (d.state = 'proposed' and next in ('in_force', 'refused') or d.state = 'removal_proposed' and next in ('removed', 'in_force')) then return false; end if;
  if d.asked_by = me or not tact_private.supervises(d.case_id) then perform tact_private.refuse(); end if;
  if d.state = 'proposed' and next = 'in_force' then perform tact_private.keep_somebody(d.case_id, d.blocked_id); end if;
  update tact.case_denial x set state = next, decided_by = me, decided_at = tact.now(), version = x.version + 1 where x.id = d.id;
  return true;
end $$;
grant execute on function tact.case_supervisors(uuid), tact.ask_denial(uuid, uuid, text, uuid, boolean), tact.step_denial(uuid, int, text) to tact_app;
`;

/** Blocked persons (DESIGN.md section 3). */
export class Denials0581 implements MigrationInterface {
  readonly name = 'Denials1790000000581';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + COMMANDS);
  }

  /** DESTRUCTIVE: reasons and history; who is blocked stays blocked. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact.step_denial(uuid, int, text), tact.ask_denial(uuid, uuid, text, uuid, boolean), tact_private.keep_somebody(uuid, uuid), tact_private.supervises(uuid),
      tact_private.works_on(uuid), tact.case_supervisors(uuid)`);
    await runner.query('drop table tact.case_denial_note, tact.case_denial; drop function tact_private.follow_denial()');
  }
}
