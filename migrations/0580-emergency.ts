import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const LIVE = (g: string): string => `${g}.valid_from <= tact.access_now() and (${g}.valid_to is null or ${g}.valid_to > tact.access_now())`;
const WRITER = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const UNBLOCKED = (table: string): string => `not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id and b.blocked_id = any((select tact.block_ids())::uuid[]))`;

/** A try is a person's, whatever it finds; an access is one case, for an hour, with its review. Nobody writes either but the functions below. */
const TABLES = `
create table tact.emergency_try (
  id uuid primary key, user_id uuid not null references tact.app_user, at timestamptz not null, confirmed_at timestamptz, is_spent boolean not null default false);
create index emergency_try_user on tact.emergency_try (user_id, at);
create table tact.emergency_access (
  id uuid primary key, case_id uuid not null references tact.case_file, case_code text not null, user_id uuid not null references tact.app_user,
  organisation_id uuid not null references tact.organisation, reason_code text not null, sections text[] not null, opened_at timestamptz not null, ends_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'justified', 'not_justified')), reviewed_by uuid references tact.app_user, reviewed_at timestamptz,
  task_id uuid, version int not null default 1, check (reviewed_by is distinct from user_id), check ((state = 'waiting') = (reviewed_by is null)));
create index emergency_access_case on tact.emergency_access (case_id, opened_at);
create index emergency_access_user on tact.emergency_access (user_id, ends_at);
create table tact.emergency_note (
  id uuid primary key, access_id uuid not null references tact.emergency_access, case_id uuid not null references tact.case_file, kind text not null check (kind in ('reason', 'review')),
  sealed bytea not null, by uuid not null references tact.app_user, at timestamptz not null, unique (access_id, kind));
${section('emergency_access', 'work')} ${section('emergency_note', 'work')}
alter table tact.case_grant drop constraint case_grant_source_kind_check;
alter table tact.case_grant add constraint case_grant_source_kind_check
  check (source_kind in ('owner', 'team', 'referral', 'handover', 'return', 'emergency', 'match', 'transfer'));
alter table tact.emergency_access enable row level security; alter table tact.emergency_access force row level security;
alter table tact.emergency_note enable row level security; alter table tact.emergency_note force row level security;
create policy owner on tact.emergency_access to tact_owner using (true) with check (true);
create policy owner on tact.emergency_note to tact_owner using (true) with check (true);
create policy see on tact.emergency_access for select to tact_app using ((user_id = (select tact.actor()) or ${WRITER('emergency_access')}) and ${UNBLOCKED('emergency_access')});
create policy see on tact.emergency_note for select to tact_app using (emergency_note.case_id = any((select tact.read_cases())::uuid[])
  and ${WRITER('emergency_note')} and ${UNBLOCKED('emergency_note')});
create policy make on tact.emergency_note for insert to tact_app with check (by = (select tact.actor()) and exists (select 1 from tact.emergency_access a
  where a.id = emergency_note.access_id and a.case_id = emergency_note.case_id and case emergency_note.kind
    when 'reason' then a.user_id = (select tact.actor()) and a.ends_at > (select tact.access_now()) else a.reviewed_by = (select tact.actor()) end));
grant select on tact.emergency_access to tact_app; grant select, insert on tact.emergency_note to tact_app;
select tact_audit.watch('tact.emergency_try'); select tact_audit.watch('tact.emergency_access'); select tact_audit.watch('tact.emergency_note');
create trigger log_change after insert or update or delete on tact.emergency_access for each row execute function tact_private.log_change();
`;

/**
 * Three tries in 24 hours, whatever comes of them. The second factor is the server's to check; that it was, only the system says, once a try
 * and within a minute. Which case is meant, whether it may be opened and what follows is decided here and nowhere else.
 */
const TRIES = `
create function tact.begin_emergency_try(new_id uuid, out allowed boolean, out totp_sealed bytea, out totp_last_step bigint) language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor();
begin
  if me is null or not tact_private.may('create', 'Emergency') then perform tact_private.refuse(); end if;
  perform pg_advisory_xact_lock(hashtextextended('emergency ' || me, 0));
  allowed := (select count(*) < 3 from tact.emergency_try t where t.user_id = me and t.at > tact.access_now() - interval '24 hours');
  if not allowed then return; end if;
  insert into tact.emergency_try (id, user_id, at) values (new_id, me, tact.access_now());
  select c.totp_sealed, c.totp_last_step into totp_sealed, totp_last_step from tact.credential c where c.user_id = me;
end $$;
create function tact_private.confirm_emergency_try(which uuid, step bigint) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  select t.user_id into who from tact.emergency_try t where t.id = which and t.confirmed_at is null and not t.is_spent for update;
  if who is null or not tact_private.use_totp_step(who, step) then return false; end if;
  update tact.emergency_try t set confirmed_at = clock_timestamp() where t.id = which;
  return true;
end $$;
create function tact_private.emergency_sections() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select s from unnest(tact_private.all_sections()) s where s = 'summary' or s <> 'work' and s = any(coalesce(
    (select array(select jsonb_array_elements_text(x.value -> 'sections')) from tact.setting x where x.key = 'emergency'),
    array['summary', 'identity', 'risk', 'family', 'health']))) $$;
create function tact_private.emergency_case(by_code text, query jsonb, born int) returns uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $$
declare found uuid[]; level text;
begin
  if by_code is not null then
    found := array(select c.id from tact.case_file c where c.code = by_code);
  else
    foreach level in array array['full', 'strict', 'sound'] loop
      found := array(select distinct c.id from tact.case_name n join tact.case_file c on c.id = n.case_id and c.birth_year = born
        where case level when 'full' then n.tokens && tact_private.numbers(query -> 'full') else n.tokens @> tact_private.numbers(query -> level) end limit 2);
      exit when cardinality(found) > 0;
    end loop;
  end if;
  if cardinality(found) <> 1 or not exists (select 1 from tact.case_key k where k.case_id = found[1])
    or exists (select 1 from tact.case_block b where b.case_id = found[1] and b.blocked_id = any(tact.block_ids())) then return null; end if;
  return found[1];
end $$;
`;

const OPEN = `
create function tact.open_emergency(of_try uuid, new_id uuid, by_code text, query jsonb, born int, why text) returns uuid language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor(); at timestamptz := tact.access_now(); c tact.case_file; office uuid; task uuid := uuidv7(); may_see text[] := tact_private.emergency_sections();
begin
  update tact.emergency_try t set is_spent = true where t.id = of_try and t.user_id = me and not t.is_spent and t.confirmed_at > clock_timestamp() - interval '1 minute';
  if not found or not tact_private.may('create', 'Emergency') then return null; end if;
  select * into c from tact.case_file x where x.id = tact_private.emergency_case(by_code, query, born);
  if c.id is null then return null; end if;
  if exists (select 1 from tact.case_grant g where g.case_id = c.id and (g.access = 'write' or g.source_kind = 'emergency') and g.grantee_id = any(tact.grantees()) and ${LIVE('g')}) then return c.id; end if;
  select m.organisation_id into office from tact_private.live_membership m where m.user_id = me and m.permissions @> '[{"action": "create", "subject": "Emergency"}]' order by m.id limit 1;
  insert into tact.case_task (id, case_id, kind, due_at, assignee_id, organisation_id, created_by, updated_by, created_at, updated_at)
    values (task, c.id, 'emergency_review', tact.now() + interval '3 days', (select p from tact.people_with('assign', 'Case', c.organisation_id, c.team_id) p where p <> me order by p limit 1),
      c.organisation_id, me, me, tact.now(), tact.now());
  insert into tact.emergency_access (id, case_id, case_code, user_id, organisation_id, reason_code, sections, opened_at, ends_at, task_id)
    values (new_id, c.id, c.code, me, office, why, may_see, at, at + interval '60 minutes', task);
  insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
    values (uuidv7(), c.id, 'user', me, may_see, 'read', 'emergency', new_id, statement_timestamp(), at + interval '60 minutes');
  insert into tact.notification (id, user_id, kind, resource, at)
    select uuidv7(), p, 'emergency_access', 'emergency:' || new_id, tact.now()
    from (select c.owner_id as p where c.owner_id is not null union select tact.people_with('assign', 'Case', c.organisation_id, c.team_id)) people
    where p <> me and not exists (select 1 from tact.case_block b where b.case_id = c.id and b.blocked_id = p);
  perform tact.record_access('emergency', array[c.id], null, null);
  return c.id;
end $$;
create function tact.review_emergency(which uuid, at_version int, verdict text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare e tact.emergency_access; me uuid := tact.actor();
begin
  select * into e from tact.emergency_access x where x.id = which for update;
  if e.id is null or e.version <> at_version or e.state <> 'waiting' then return false; end if;
  if verdict not in ('justified', 'not_justified') or me is null or e.user_id = me or not tact.can_see(e.case_id)
    or not exists (select 1 from tact.case_grant g where g.case_id = e.case_id and g.access = 'write' and g.grantee_id = any(tact.grantees()) and ${LIVE('g')})
    or not tact.has_right('assign', 'Case', (select c.organisation_id from tact.case_file c where c.id = e.case_id)) then perform tact_private.refuse(); end if;
  update tact.emergency_access x set state = verdict, reviewed_by = me, reviewed_at = tact.now(), version = x.version + 1 where x.id = which;
  update tact.case_task t set state = 'done', done_at = tact.now(), done_by = me, version = t.version + 1, updated_by = me, updated_at = tact.now() where t.id = e.task_id and t.state = 'open';
  return true;
end $$;
create function tact_private.guard_emergency_task() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from tact.emergency_access a where a.task_id = new.id and a.state = 'waiting') then perform tact_private.refuse(); end if;
  return new;
end $$;
create trigger review_before_done before update on tact.case_task for each row when (new.kind = 'emergency_review' and old.state = 'open' and new.state <> 'open')
  execute function tact_private.guard_emergency_task();
grant execute on function tact.begin_emergency_try(uuid), tact_private.confirm_emergency_try(uuid, bigint), tact.open_emergency(uuid, uuid, text, jsonb, int, text),
  tact.review_emergency(uuid, int, text) to tact_app;
`;

/** What was opened with that access: kinds, sections and times, for who works on the case. */
const OPENED = `
create function tact_audit.emergency_reads(of_case uuid, who uuid, since timestamptz, until timestamptz) returns table (at timestamptz, section text) language plpgsql stable
  security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from tact.case_grant g where g.case_id = of_case and g.access = 'write' and g.grantee_id = any(tact.grantees()) and ${LIVE('g')}) or not tact.can_see(of_case) then return; end if;
  return query select a.at, a.section from tact_audit.access_record a where a.actor = who and a.kind = 'emergency' and of_case = any(a.case_ids)
    and a.at between since - interval '1 minute' and until order by a.at, a.id limit 200;
end $$;
grant execute on function tact_audit.emergency_reads(uuid, uuid, timestamptz, timestamptz) to tact_app;
`;

const KINDS = (more: string): string => `alter table tact_audit.access_record drop constraint access_record_kind_check;
alter table tact_audit.access_record add constraint access_record_kind_check
  check (kind in ('revealed', 'opened', 'delivered', 'opened_on_device', 'matched', 'exported', 'system'${more}));`;

/** As before, and cases that an actor sees by emergency alone are recorded as such, whatever is read: by the record itself or one beside it. The system reads names to compare them. */
const RECORD = `
create or replace function tact_audit.record_access(kind text, cases uuid[], section text, request text) returns uuid language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare new_id uuid := uuidv7(); seen int; broken uuid[]; said text := kind; me uuid := tact.actor(); mine uuid[] := tact.grantees(); blocked uuid[] := tact.block_ids(); now_at timestamptz := tact.access_now();
  wanted int := (select count(distinct c) from unnest(cases) c);
begin
  if me is null then raise exception 'no actor' using errcode = '42501'; end if;
  if not (kind = 'system' and tact.is_system()) then
    with held as (select g.case_id, bool_and(g.source_kind = 'emergency') as by_emergency from tact.case_grant g
      where g.case_id = any(cases) and g.grantee_id = any(mine) and g.valid_from <= now_at and (g.valid_to is null or g.valid_to > now_at)
        and not exists (select 1 from tact.case_block b where b.case_id = g.case_id and b.blocked_id = any(blocked)) group by g.case_id)
    select count(*), array_agg(h.case_id) filter (where h.by_emergency) into seen, broken from held h;
    if seen <> wanted then raise exception 'case not granted' using errcode = '42501'; end if;
    if cardinality(broken) = wanted then said := 'emergency';
    elsif cardinality(broken) > 0 then
      insert into tact_audit.access_record (id, actor, session, kind, case_ids, section, request)
        values (uuidv7(), me, (select c.session from tact_private.claims() c), 'emergency', broken, record_access.section, record_access.request);
    end if;
  end if;
  insert into tact_audit.access_record (id, actor, session, kind, case_ids, section, request)
    values (new_id, me, (select c.session from tact_private.claims() c), said, cases, record_access.section, record_access.request);
  return new_id;
end $$;
`;
const RECORD_BEFORE = `
create or replace function tact_audit.record_access(kind text, cases uuid[], section text, request text) returns uuid language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare new_id uuid := uuidv7(); granted int;
begin
  if tact.actor() is null then raise exception 'no actor' using errcode = '42501'; end if;
  with mine as materialized (select tact.grantees() as ids, tact.block_ids() as blocked, tact.access_now() as at)
  select count(distinct g.case_id) into granted from tact.case_grant g, mine
    where g.case_id = any(cases) and g.grantee_id = any(mine.ids) and g.valid_from <= mine.at and (g.valid_to is null or g.valid_to > mine.at)
      and not exists (select 1 from tact.case_block b where b.case_id = g.case_id and b.blocked_id = any(mine.blocked));
  if granted <> (select count(distinct c) from unnest(cases) c) then raise exception 'case not granted' using errcode = '42501'; end if;
  insert into tact_audit.access_record (id, actor, session, kind, case_ids, section, request)
    values (new_id, tact.actor(), (select c.session from tact_private.claims() c), record_access.kind, cases, record_access.section, record_access.request);
  return new_id;
end $$;
`;

const RIGHT = '[{"action": "create", "subject": "Emergency"}]';
const RIGHTS = `update tact.role set permissions = permissions || '${RIGHT}'::jsonb where key in ('social_worker', 'supervisor') and built_in and not permissions @> '${RIGHT}'::jsonb;`;
const CONTENT = (subjects: string): string => `create or replace function tact_private.has_case_content(scope text, permissions jsonb) returns boolean language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select scope <> 'none' and exists (select 1 from jsonb_array_elements(permissions) p where p ->> 'subject' in ('Case', 'CaseRecord', 'Task', 'Referral', 'Approval', 'Import'${subjects})) $$;`;

/** Break-glass (DESIGN.md section 3). */
export class Emergency0580 implements MigrationInterface {
  readonly name = 'Emergency1790000000580';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + TRIES);
    await asRole(runner, 'tact_audit', KINDS(`, 'emergency'`) + RECORD + OPENED);
    await asRole(runner, 'tact_owner', OPEN + RIGHTS + CONTENT(`, 'HandOver', 'Return', 'Emergency'`));
  }

  /** DESTRUCTIVE: emergency accesses and their reviews; their entries in the read log become openings. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger review_before_done on tact.case_task; drop function tact_private.guard_emergency_task(), tact.review_emergency(uuid, int, text), tact.open_emergency(uuid, uuid, text, jsonb, int, text), tact_private.emergency_case(text, jsonb, int),
      tact_private.emergency_sections(), tact_private.confirm_emergency_try(uuid, bigint), tact.begin_emergency_try(uuid), tact_audit.emergency_reads(uuid, uuid, timestamptz, timestamptz)`);
    await asRole(runner, 'tact_owner', CONTENT(''));
    await runner.query(`update tact_audit.access_record set kind = 'opened' where kind = 'emergency'`);
    await asRole(runner, 'tact_audit', KINDS('') + RECORD_BEFORE);
    await runner.query(`drop table tact.emergency_note, tact.emergency_access, tact.emergency_try;
      delete from tact.case_grant where source_kind in ('emergency', 'match', 'transfer');
      alter table tact.case_grant drop constraint case_grant_source_kind_check;
      alter table tact.case_grant add constraint case_grant_source_kind_check check (source_kind in ('owner', 'team', 'referral', 'handover', 'return'));
      update tact.role set permissions = (select coalesce(jsonb_agg(p), '[]') from jsonb_array_elements(permissions) p where p ->> 'subject' <> 'Emergency') where built_in`);
  }
}
