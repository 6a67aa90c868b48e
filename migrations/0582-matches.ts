import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

/** No right of the app role on either: an id tells a code, so even ids of the other case are told by functions only, once both sides agreed. */
const TABLES = `
create table tact.case_match (
  id uuid primary key, case_id uuid not null references tact.case_file, other_case_id uuid not null references tact.case_file,
  state text not null default 'found' check (state in ('found', 'asked', 'agreed', 'linked', 'different')), score real not null, made_at timestamptz not null,
  older_by uuid references tact.app_user, newer_by uuid references tact.app_user, open_until timestamptz, link_id uuid, ended_by uuid references tact.app_user,
  version int not null default 1, check (case_id <> other_case_id), check (older_by is distinct from newer_by or older_by is null), unique (case_id, other_case_id));
create index case_match_other on tact.case_match (other_case_id);
${section('case_match', 'work')}
alter table tact.case_match enable row level security; alter table tact.case_match force row level security;
create policy owner on tact.case_match to tact_owner using (true) with check (true);
select tact_audit.watch('tact.case_match');
create table tact_private.match_queue (case_id uuid primary key, at timestamptz not null default clock_timestamp());
create function tact_private.queue_match() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into tact_private.match_queue (case_id) select distinct a.case_id from added a on conflict do nothing;
  return null;
end $$;
create trigger queue_match after insert on tact.case_name referencing new table as added for each statement execute function tact_private.queue_match();
create function tact_private.forget_match() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from tact.case_match m where old.case_id in (m.case_id, m.other_case_id);
  delete from tact_private.match_queue q where q.case_id = old.case_id;
  return null;
end $$;
create trigger forget_match after delete on tact.case_key for each row execute function tact_private.forget_match();
`;

/** For the job: the system's alone. Names are told only under its committed access record of exactly those cases. */
const JOB = `
create function tact_private.next_to_match(most int) returns setof uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  return query delete from tact_private.match_queue q where q.case_id in (select x.case_id from tact_private.match_queue x order by x.at, x.case_id limit most for update skip locked) returning q.case_id;
end $$;
create function tact_private.match_candidates(which uuid) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $$
declare c tact.case_file; mine bigint[]; sees uuid[];
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  select * into c from tact.case_file x where x.id = which;
  sees := tact_private.grantees_of(c.created_by);
  select array_agg(distinct t) into mine from tact.case_name n, unnest(n.tokens) t where n.case_id = which;
  if mine is null then return; end if;
  return query select f.case_id from (
    select n.case_id, max((select count(*) from unnest(n.tokens) t where t = any(mine)) / greatest(1, least(cardinality(n.tokens), cardinality(mine)))::real) as shared
    from tact.case_name n where n.tokens && mine and n.case_id <> which group by n.case_id) f
    join tact.case_file o on o.id = f.case_id and o.subject_id <> c.subject_id and (o.birth_year is null or c.birth_year is null or abs(o.birth_year - c.birth_year) <= 1)
    where f.shared >= 0.3 and exists (select 1 from tact.case_key k where k.case_id = o.id)
      and not exists (select 1 from tact.case_match m where (m.case_id, m.other_case_id) in ((o.id, c.id), (c.id, o.id)))
      and not exists (select 1 from tact.subject_link l where l.undone_at is null and (l.case_id = o.id and l.subject_id = c.subject_id or l.case_id = c.id and l.subject_id = o.subject_id))
      and not exists (select 1 from tact.case_block b where b.case_id = o.id and b.blocked_id = c.organisation_id or b.case_id = c.id and b.blocked_id = o.organisation_id)
      and not exists (select 1 from tact.case_grant g where g.case_id = o.id and g.grantee_id = any(sees) and 'identity' = any(g.sections)
        and g.valid_from <= tact.access_now() and (g.valid_to is null or g.valid_to > tact.access_now()))
    order by f.shared desc limit 20;
end $$;
create function tact_private.names_to_compare(cases uuid[]) returns table (case_id uuid, name_id uuid, sealed bytea, key_version int, wrapped bytea, sex text, birth_year int, registered_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() or not cases <@ tact.read_cases() then perform tact_private.refuse(); end if;
  return query select n.case_id, n.id, n.sealed, k.key_version, k.wrapped, c.sex, c.birth_year, c.registered_at from tact.case_name n
    join tact.case_key k on k.case_id = n.case_id and k.key_version = (select max(x.key_version) from tact.case_key x where x.case_id = n.case_id) join tact.case_file c on c.id = n.case_id
    where n.case_id = any(cases);
end $$;
create function tact_private.store_match(new_id uuid, older uuid, newer uuid, likeness real) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  insert into tact.case_match (id, case_id, other_case_id, score, made_at) values (new_id, older, newer, likeness, tact.now()) on conflict do nothing;
  if not found then return false; end if;
  insert into tact.notification (id, user_id, kind, resource, at) select uuidv7(), p, 'match_found', 'match:' || new_id, tact.now()
    from tact.case_file c, tact.people_with('assign', 'Case', c.organisation_id, c.team_id) p
    where c.id = older and not exists (select 1 from tact.case_block b where b.case_id = older and b.blocked_id = p);
  return true;
end $$;
grant execute on function tact_private.next_to_match(int), tact_private.match_candidates(uuid), tact_private.names_to_compare(uuid[]), tact_private.store_match(uuid, uuid, uuid, real) to tact_app;
`;

const SIDES = `
create function tact_private.match_side(m tact.case_match) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when m.state = 'different' then null
    when tact_private.supervises(m.case_id) then case when tact_private.supervises(m.other_case_id) then 'both' else 'older' end when m.state <> 'found' and tact_private.supervises(m.other_case_id) then 'newer' end $$;
create function tact.my_matches() returns table (id uuid, side text, case_id uuid, case_code text, state text, made_at timestamptz, others jsonb, other_case_id uuid, other_case_code text,
  open_until timestamptz, version int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with near as materialized (select distinct m.id from tact.case_match m join tact.case_grant g on g.case_id in (m.case_id, m.other_case_id) and g.access = 'write' and g.grantee_id = any(tact.grantees())
      where m.state <> 'different'),
    mine as materialized (select m, tact_private.match_side(m) as side from tact.case_match m where m.id in (select n.id from near n))
  select (x.m).id, x.side, own.id, own.code, (x.m).state, (x.m).made_at,
    (select coalesce(jsonb_agg(jsonb_build_object('name', u.display_name, 'organisationName', o.name, 'email', u.email) order by u.display_name), '[]')
      from tact.people_with('assign', 'Case', other.organisation_id, other.team_id) p join tact.app_user u on u.id = p and u.id <> tact.actor() join tact.organisation o on o.id = other.organisation_id),
    case when s.open then other.id end, case when s.open then other.code end, case when s.open then (x.m).open_until end, (x.m).version
  from mine x join tact.case_file own on own.id = case x.side when 'newer' then (x.m).other_case_id else (x.m).case_id end
    join tact.case_file other on other.id = case x.side when 'newer' then (x.m).case_id else (x.m).other_case_id end
    cross join lateral (select (x.side = 'both' or (x.m).state in ('agreed', 'linked')) and tact.can_see(other.id) as open) s
  where x.side is not null order by (x.m).made_at desc, (x.m).id limit 100 $$;
create function tact.step_match(which uuid, at_version int, next text) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare m tact.case_match; side text; me uuid := tact.actor(); ends timestamptz := tact.access_now() + interval '14 days'; link uuid;
begin
  select * into m from tact.case_match x where x.id = which for update;
  if m.id is null or m.version <> at_version then return false; end if;
  side := tact_private.match_side(m);
  if side is null or (m.state, side, next) not in (('found', 'older', 'asked'), ('found', 'older', 'different'), ('asked', 'older', 'different'), ('asked', 'newer', 'agreed'),
    ('asked', 'newer', 'different'), ('agreed', side, 'linked'), ('agreed', side, 'different'), ('linked', side, 'agreed'),
    ('found', 'both', 'linked'), ('found', 'both', 'different'), ('asked', 'both', 'linked'), ('asked', 'both', 'different')) or side = 'both' and m.state = 'found' and next = 'asked' then perform tact_private.refuse(); end if;
  if m.state = 'found' and next = 'asked' then
    update tact.case_match x set state = next, older_by = me, version = x.version + 1 where x.id = which;
    insert into tact.notification (id, user_id, kind, resource, at) select uuidv7(), p, 'match_asked', 'match:' || which, tact.now()
      from tact.case_file c, tact.people_with('assign', 'Case', c.organisation_id, c.team_id) p
      where c.id = m.other_case_id and not exists (select 1 from tact.case_block b where b.case_id = m.other_case_id and b.blocked_id = p);
  elsif m.state = 'asked' and next = 'agreed' then
    if m.older_by = me then perform tact_private.refuse(); end if;
    update tact.case_match x set state = next, newer_by = me, open_until = ends, version = x.version + 1 where x.id = which;
    insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      select uuidv7(), v.of_case, 'user', v.who, array['summary', 'identity'], 'read', 'match', which, statement_timestamp(), ends
      from (values (m.other_case_id, m.older_by), (m.case_id, me)) as v(of_case, who);
    insert into tact.notification (id, user_id, kind, resource, at) values (uuidv7(), m.older_by, 'match_agreed', 'match:' || which, tact.now());
  elsif next = 'linked' then
    link := uuidv7();
    insert into tact.subject_link (id, subject_id, case_id, role, by, at) select link, c.subject_id, m.other_case_id, 'same_person', me, tact.now() from tact.case_file c where c.id = m.case_id;
    update tact.case_match x set state = next, link_id = link, version = x.version + 1 where x.id = which;
  elsif m.state = 'linked' then
    update tact.subject_link l set undone_at = tact.now() where l.id = m.link_id;
    update tact.case_match x set state = next, link_id = null, version = x.version + 1 where x.id = which;
  else
    update tact.case_match x set state = next, ended_by = me, version = x.version + 1 where x.id = which;
    update tact.case_grant g set valid_to = clock_timestamp() where g.source_kind = 'match' and g.source_id = which and g.valid_to > clock_timestamp();
  end if;
  return true;
end $$;
grant execute on function tact.my_matches(), tact.step_match(uuid, int, text) to tact_app;
`;

/** Matching beyond the registrant's sight (DESIGN.md section 3, Known elsewhere). */
export class Matches0582 implements MigrationInterface {
  readonly name = 'Matches1790000000582';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + JOB + SIDES);
  }

  /** DESTRUCTIVE: matches; links made from them stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger queue_match on tact.case_name; drop trigger forget_match on tact.case_key;
      drop function tact.step_match(uuid, int, text), tact.my_matches(), tact_private.match_side(tact.case_match), tact_private.store_match(uuid, uuid, uuid, real),
        tact_private.names_to_compare(uuid[]), tact_private.match_candidates(uuid), tact_private.next_to_match(int), tact_private.forget_match(), tact_private.queue_match()`);
    await runner.query(`drop table tact_private.match_queue, tact.case_match; delete from tact.case_grant where source_kind = 'match'`);
  }
}
