import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

/** An erasure is proposed and confirmed by two people; done, the row is the ledger's entry and holds codes only. */
const TABLE = `
create table tact.erasure (
  id uuid primary key, case_id uuid not null, case_code text not null, organisation_id uuid not null references tact.organisation,
  reason text not null check (reason in ('retention', 'request', 'order', 'replayed')), closed_at timestamptz, due_at timestamptz,
  state text not null default 'proposed' check (state in ('proposed', 'done', 'refused', 'withdrawn')),
  proposed_by uuid not null references tact.app_user, proposed_at timestamptz not null default now(),
  decided_by uuid references tact.app_user, decided_at timestamptz, proof text, anchored_at timestamptz, version int not null default 1,
  check (decided_by is distinct from proposed_by or state in ('withdrawn', 'proposed')));
create unique index erasure_one_open on tact.erasure (case_id) where state in ('proposed', 'done');
create index erasure_newest on tact.erasure (proposed_at desc, id desc);
${section('erasure', 'none')}
alter table tact.erasure enable row level security; alter table tact.erasure force row level security;
grant select on tact.erasure to tact_app;
create policy owner on tact.erasure to tact_owner using (true) with check (true);
create policy see on tact.erasure for select to tact_app using ((select tact_private.may('propose', 'Erasure'))
  or (select tact_private.may('confirm', 'Erasure')) and (decided_by = (select tact.actor()) or tact.can_see(case_id)));
select tact_audit.watch('tact.erasure');
`;

/** The values of the trail go, its events and digests stay: the chain holds (SECURITY.md, Audit). */
const FORGET = `
create function tact_audit.forget_values(which uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare gone int;
begin
  delete from tact_audit.audit_value v using tact_audit.audit_event e where e.id = v.event_id and e.stream = 'case:' || which;
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function tact_audit.forget_values(uuid) to tact_owner;
`;

/**
 * Destroys the case key and every row of the case but its statistics: \`case_file\` with age in fives and without place, words, owner and grants, the
 * dated stages, and the coded services. Tables are found by their \`case_id\`, so that a new one is never forgotten; rows that others refer to go
 * in a later round.
 */
const ERASE = `
create function tact_private.erase_rows(which uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare t record; gone bigint; left_over boolean := true; round int := 0; sets text;
begin
  delete from tact.case_key k where k.case_id = which;
  select string_agg(format('%I = %s', a.attname, case
      when a.attname = 'birth_year' then 'birth_year - birth_year % 5'
      when a.attname = 'area_id' then '(select coalesce(p.id, x.id) from tact.area x left join tact.area p on p.id = x.parent_id and p.parent_id is not null where x.id = area_id)'
      when a.attnotnull then '''{}''' else 'null' end), ', ') into sets
    from pg_attribute a where a.attrelid = 'tact.case_file'::regclass and not a.attisdropped and a.attname in ('locality', 'next_step', 'next_due', 'accompaniment', 'special_needs',
      'languages', 'owner_id', 'team_id', 'birth_year', 'area_id', 'identification_source');
  execute format('update tact.case_file set %s where id = $1', sets) using which;
  while left_over and round < 12 loop
    left_over := false; round := round + 1;
    for t in select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
        where c.relnamespace = 'tact'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and c.relname not in ('case_file', 'stage_move', 'erasure', 'change_log') order by c.relname loop
      begin
        if t.name = 'case_record' then
          update tact.case_record r set sealed = null where r.case_id = which and r.kind = 'service' and r.sealed is not null;
          delete from tact.case_record r where r.case_id = which and r.kind <> 'service';
        else
          execute format('delete from tact.%I where case_id = $1', t.name) using which;
        end if;
        get diagnostics gone = row_count;
        if gone > 0 then left_over := true; end if;
      exception when foreign_key_violation then left_over := true;
      end;
    end loop;
  end loop;
  update tact.import_row r set sealed = null, problems = '[]' where r.imported_case_id = which or r.link_case_id = which;
  delete from tact.notification n where n.resource like '%' || which || '%';
  delete from tact.idempotency i where i.resource like '%' || which || '%';
  if to_regclass('tact_private.to_seal') is not null then execute 'delete from tact_private.to_seal where id = $1' using which; end if;
  perform tact_audit.forget_values(which);
end $$;
`;

const COMMANDS = `
create function tact.closed_cases(until timestamptz, after_at timestamptz, after_id uuid, size int)
  returns table (case_id uuid, case_code text, organisation_id uuid, programme_id uuid, country text, victim_status text, birth_year int, closed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact_private.may('propose', 'Erasure') then raise exception 'not allowed' using errcode = '42501'; end if;
  return query select c.id, c.code, c.organisation_id, c.programme_id, o.country, c.victim_status, c.birth_year, c.closed_at
    from tact.case_file c join tact.organisation o on o.id = c.organisation_id
    where c.status = 'closed' and c.closed_at <= until and (after_at is null or (c.closed_at, c.id) > (after_at, after_id))
      and not exists (select 1 from tact.erasure e where e.case_id = c.id and e.state in ('proposed', 'done'))
    order by c.closed_at, c.id limit size;
end $$;

create function tact.case_to_erase(code text)
  returns table (case_id uuid, case_code text, organisation_id uuid, programme_id uuid, country text, victim_status text, birth_year int, closed_at timestamptz, is_closed boolean, is_taken boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact_private.may('propose', 'Erasure') then raise exception 'not allowed' using errcode = '42501'; end if;
  return query select c.id, c.code, c.organisation_id, c.programme_id, o.country, c.victim_status, c.birth_year, c.closed_at, c.status = 'closed',
      exists (select 1 from tact.erasure e where e.case_id = c.id and e.state in ('proposed', 'done'))
    from tact.case_file c join tact.organisation o on o.id = c.organisation_id where c.code = case_to_erase.code;
end $$;

create function tact.propose_erasure(new_id uuid, which uuid, why text, due timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not tact_private.may('propose', 'Erasure') or why = 'replayed' then raise exception 'not allowed' using errcode = '42501'; end if;
  insert into tact.erasure (id, case_id, case_code, organisation_id, reason, closed_at, due_at, proposed_by, proposed_at)
    select new_id, c.id, c.code, c.organisation_id, why, c.closed_at, due, tact.actor(), tact.now() from tact.case_file c where c.id = which and c.status = 'closed';
  if not found then raise exception 'not closed' using errcode = '42501'; end if;
end $$;

create function tact.decide_erasure(which uuid, at_version int, verdict text, at timestamptz, proof text) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare e tact.erasure; me uuid := tact.actor();
begin
  select * into e from tact.erasure x where x.id = which for update;
  if e.id is null or e.state <> 'proposed' or e.version <> at_version then return false; end if;
  if verdict = 'withdrawn' then
    if e.proposed_by is distinct from me then raise exception 'not allowed' using errcode = '42501'; end if;
  elsif verdict not in ('done', 'refused') or me is null or e.proposed_by = me or not tact_private.may('confirm', 'Erasure')
    or not (tact_private.may('propose', 'Erasure') or tact.can_see(e.case_id)) then
    raise exception 'a second person decides' using errcode = '42501';
  end if;
  if verdict = 'done' then
    if not exists (select 1 from tact.case_file c where c.id = e.case_id and c.status = 'closed') then raise exception 'not closed' using errcode = '42501'; end if;
    perform tact_private.erase_rows(e.case_id);
  end if;
  update tact.erasure x set state = verdict, decided_by = me, decided_at = at, proof = decide_erasure.proof, version = version + 1 where x.id = which;
  return true;
end $$;

create function tact_private.erasures_to_anchor() returns table (id uuid, case_id uuid, decided_at timestamptz, proof text) language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() then raise exception 'not allowed' using errcode = '42501'; end if;
  return query select e.id, e.case_id, e.decided_at, e.proof from tact.erasure e where e.state = 'done' and e.anchored_at is null and e.proof is not null order by e.decided_at, e.id;
end $$;
create function tact_private.erasures_anchored(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() then raise exception 'not allowed' using errcode = '42501'; end if;
  update tact.erasure e set anchored_at = clock_timestamp() where e.id = any(ids) and e.state = 'done' and e.anchored_at is null;
end $$;

create function tact_private.replay_erasure(which uuid, of_case uuid, at timestamptz, with_proof text) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from tact.case_file c where c.id = of_case) or exists (select 1 from tact.erasure e where e.case_id = of_case and e.state = 'done'
    and not exists (select 1 from tact.case_key k where k.case_id = of_case)) then return false; end if;
  perform tact_private.erase_rows(of_case);
  update tact.erasure e set state = 'withdrawn', version = version + 1 where e.case_id = of_case and e.state = 'proposed' and e.id <> which;
  insert into tact.erasure as x (id, case_id, case_code, organisation_id, reason, closed_at, state, proposed_by, decided_at, proof, anchored_at)
    select which, c.id, c.code, c.organisation_id, 'replayed', c.closed_at, 'done', '00000000-0000-7000-8000-000000000001', at, with_proof, clock_timestamp()
    from tact.case_file c where c.id = of_case
    on conflict (id) do update set state = 'done', decided_at = excluded.decided_at, proof = excluded.proof, anchored_at = excluded.anchored_at, version = x.version + 1;
  return true;
end $$;
grant execute on function tact.closed_cases(timestamptz, timestamptz, uuid, int), tact.case_to_erase(text), tact.propose_erasure(uuid, uuid, text, timestamptz),
  tact.decide_erasure(uuid, int, text, timestamptz, text), tact_private.erasures_to_anchor(), tact_private.erasures_anchored(uuid[]) to tact_app;
`;

/** The built-in roles of an installation that already has them; new ones get theirs from the reference data. */
const RIGHTS = [['dpo', 'read'], ['dpo', 'propose'], ['dpo', 'confirm'], ['supervisor', 'read'], ['supervisor', 'confirm']]
  .map(([key, action]) => `update tact.role set permissions = permissions || '[{"action": "${action}", "subject": "Erasure"}]'::jsonb where key = '${key}' and built_in
    and not permissions @> '[{"action": "${action}", "subject": "Erasure"}]'::jsonb;`).join('\n');

/** Retention and erasure (SECURITY.md, Encryption). */
export class Erasure0622 implements MigrationInterface {
  readonly name = 'Erasure1790000000622';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE);
    await asRole(runner, 'tact_audit', FORGET);
    await asRole(runner, 'tact_owner', ERASE + COMMANDS + RIGHTS);
  }

  /** DESTRUCTIVE: the ledger in the database; the one in the anchors stays. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact_private.replay_erasure(uuid, uuid, timestamptz, text), tact_private.erasures_anchored(uuid[]), tact_private.erasures_to_anchor(),
      tact.decide_erasure(uuid, int, text, timestamptz, text), tact.propose_erasure(uuid, uuid, text, timestamptz), tact.case_to_erase(text),
      tact.closed_cases(timestamptz, timestamptz, uuid, int), tact_private.erase_rows(uuid), tact_audit.forget_values(uuid)`);
    await runner.query('drop table tact.erasure');
    await runner.query(`update tact.role set permissions = (select coalesce(jsonb_agg(p), '[]') from jsonb_array_elements(permissions) p where p ->> 'subject' <> 'Erasure') where built_in`);
  }
}
