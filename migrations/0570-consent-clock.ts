import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const WRITER = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write'
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const UNBLOCKED = (table: string): string => `not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id and b.blocked_id = any((select tact.block_ids())::uuid[]))`;
const MINE = (table: string): string => `(${WRITER(table)}) and ${UNBLOCKED(table)}`;

/**
 * What time alone does to consent: when it is to be asked for again, and when sharing that rests on it ends. The instants come from the rules of
 * libs/domain each time a consent, the birth or an override changes. A clear date, no name: without a standing consent there is no row.
 */
const TABLES = `
create table tact.consent_clock (
  id uuid primary key, case_id uuid not null references tact.case_file, kind text not null check (kind in ('ask_band', 'ask_expiry', 'end')),
  source_kind text check (source_kind in ('referral', 'handover', 'return')), source_id uuid, consent_id uuid, at timestamptz not null, done_at timestamptz,
  created_by uuid not null, created_at timestamptz not null default now(), check ((kind = 'end') = (source_id is not null)));
create index consent_clock_case on tact.consent_clock (case_id);
create index consent_clock_due on tact.consent_clock (at) where done_at is null;
create unique index consent_clock_end on tact.consent_clock (source_id) where kind = 'end' and done_at is null;
${section('consent_clock', 'work')}
create table tact.consent_override (
  id uuid primary key, case_id uuid not null references tact.case_file, recipient_org_id uuid not null references tact.organisation, sections text[] not null check (cardinality(sections) > 0),
  basis text not null check (basis in ('serious_harm', 'legal_duty')), reason_sealed bytea not null, until timestamptz not null,
  state text not null check (state in ('proposed', 'in_force', 'refused', 'ended')), proposed_by uuid not null references tact.app_user, proposed_at timestamptz not null,
  decided_by uuid references tact.app_user, decided_at timestamptz, ended_by uuid references tact.app_user, ended_at timestamptz, task_id uuid,
  version int not null default 1, check (decided_by is distinct from proposed_by), check ((decided_by is null) = (state = 'proposed')));
create index consent_override_case on tact.consent_override (case_id);
${section('consent_override', 'work')}
alter table tact.consent_clock enable row level security; alter table tact.consent_clock force row level security;
alter table tact.consent_override enable row level security; alter table tact.consent_override force row level security;
create policy owner on tact.consent_clock to tact_owner using (true) with check (true);
create policy owner on tact.consent_override to tact_owner using (true) with check (true);
create policy see on tact.consent_clock for select to tact_app using (${MINE('consent_clock')} or (select tact.is_system()));
create policy see on tact.consent_override for select to tact_app using (consent_override.case_id = any((select tact.read_cases())::uuid[]) and ${MINE('consent_override')});
grant select on tact.consent_clock, tact.consent_override to tact_app;
select tact_audit.watch('tact.consent_clock'); select tact_audit.watch('tact.consent_override');
create trigger log_change after insert or update or delete on tact.consent_override for each row execute function tact_private.log_change();
`;

/** No grant of sharing outlives the consent it rests on, whoever makes it. What a former owner keeps is no sharing. */
const CAP = `
create function tact_private.cap_by_consent() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ends timestamptz;
begin
  if new.source_kind not in ('referral', 'handover', 'return') or new.own_of is not null then return new; end if;
  select min(c.at) into ends from tact.consent_clock c where c.source_id = new.source_id and c.kind = 'end' and c.done_at is null;
  if ends is not null and (new.valid_to is null or new.valid_to > ends) then new.valid_to := greatest(ends, new.valid_from); end if;
  return new;
end $$;
create trigger cap_by_consent before insert or update on tact.case_grant for each row execute function tact_private.cap_by_consent();
create function tact_private.renew_grants(of_kind text, of_source uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update tact.case_grant g set valid_to = clock_timestamp() where g.source_kind = of_kind and g.source_id = of_source and g.own_of is null
    and (g.valid_to is null or g.valid_to > clock_timestamp());
  case of_kind
    when 'referral' then update tact.referral x set updated_at = x.updated_at where x.id = of_source;
    when 'handover' then update tact.hand_over x set updated_at = x.updated_at where x.id = of_source;
    else update tact.return_partner x set updated_at = x.updated_at where x.id = of_source;
  end case;
end $$;
create function tact.plan_consent(which uuid, planned jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p record; old tact.consent_clock;
begin
  if not tact_private.works_on(which) then perform tact_private.refuse(); end if;
  delete from tact.consent_clock c where c.case_id = which and c.done_at is null and c.kind <> 'end';
  for p in select * from jsonb_to_recordset(planned) as x(kind text, source_kind text, source_id uuid, consent_id uuid, at timestamptz) loop
    if p.kind <> 'end' then
      insert into tact.consent_clock (id, case_id, kind, consent_id, at, created_by) select uuidv7(), which, p.kind, p.consent_id, p.at, tact.actor()
        where not exists (select 1 from tact.consent_clock c where c.case_id = which and c.kind = p.kind and c.at = p.at and c.consent_id is not distinct from p.consent_id);
      continue;
    end if;
    if not exists (select 1 from tact.referral r where r.id = p.source_id and r.case_id = which union all select 1 from tact.hand_over h where h.id = p.source_id and h.case_id = which
      union all select 1 from tact.return_partner r where r.id = p.source_id and r.case_id = which) then perform tact_private.refuse(); end if;
    select * into old from tact.consent_clock c where c.source_id = p.source_id and c.kind = 'end' and c.done_at is null;
    if old.id is not null and old.at is not distinct from p.at then continue; end if;
    delete from tact.consent_clock c where c.id = old.id;
    if p.at is not null then
      insert into tact.consent_clock (id, case_id, kind, source_kind, source_id, at, created_by) values (uuidv7(), which, 'end', p.source_kind, p.source_id, p.at, tact.actor());
    end if;
    if old.id is not null or p.at is not null then perform tact_private.renew_grants(p.source_kind, p.source_id); end if;
  end loop;
end $$;
`;

/** The job's two steps. What ends is told to the receiver as an end like any other. */
const JOB = `
create function tact.end_by_consent(of_clock uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c tact.consent_clock; hit int;
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  select * into c from tact.consent_clock x where x.id = of_clock and x.kind = 'end' and x.done_at is null and x.at <= tact.access_now() for update;
  if c.id is null then return false; end if;
  case c.source_kind
    when 'referral' then
      update tact.referral x set state = 'expired', access = 'none', ended_at = c.at, version = x.version + 1, updated_at = tact.now()
        where x.id = c.source_id and x.ended_at is null and x.state in ('sent', 'acknowledged', 'accepted', 'in_service');
    when 'handover' then
      update tact.hand_over x set state = 'ended', outcome = 'consent_withdrawn', access = 'none', wanted = null, ended_at = c.at, version = x.version + 1, updated_at = tact.now()
        where x.id = c.source_id and x.state <> 'ended' and not (x.is_lead and x.stage = 4);
    else
      update tact.return_partner x set ended_at = c.at, ended_reason = 'consent', version = x.version + 1, updated_at = tact.now() where x.id = c.source_id and x.ended_at is null;
  end case;
  get diagnostics hit = row_count;
  update tact.consent_clock x set done_at = tact.now() where x.id = c.id;
  return hit > 0;
end $$;
create function tact.asked_by_consent(of_clock uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not tact.is_system() then perform tact_private.refuse(); end if;
  update tact.consent_clock x set done_at = tact.now() where x.id = of_clock and x.done_at is null and x.kind <> 'end' and x.at <= tact.now();
  return found;
end $$;
`;

const OVERRIDE = `
create function tact.propose_override(new_id uuid, which uuid, recipient uuid, about text[], why text, reason bytea, ends timestamptz) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not tact_private.works_on(which) or not (about <@ tact_private.all_sections()) or ends <= tact.now() then perform tact_private.refuse(); end if;
  insert into tact.consent_override (id, case_id, recipient_org_id, sections, basis, reason_sealed, until, state, proposed_by, proposed_at)
    values (new_id, which, recipient, about, why, reason, ends, 'proposed', tact.actor(), tact.now());
end $$;
create function tact.step_override(of_override uuid, at_version int, next text, of_task uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o tact.consent_override; me uuid := tact.actor();
begin
  select * into o from tact.consent_override x where x.id = of_override for update;
  if o.id is null or o.version <> at_version or not tact_private.works_on(o.case_id) then return false; end if;
  if next = 'ended' then
    if o.state <> 'in_force' then return false; end if;
    update tact.consent_override x set state = next, ended_by = me, ended_at = tact.now(), version = x.version + 1 where x.id = o.id;
    return true;
  end if;
  if o.state <> 'proposed' or next not in ('in_force', 'refused') then return false; end if;
  if o.proposed_by = me or not tact_private.supervises(o.case_id) or next = 'in_force' and o.until <= tact.now() then perform tact_private.refuse(); end if;
  update tact.consent_override x set state = next, decided_by = me, decided_at = tact.now(), task_id = of_task, version = x.version + 1 where x.id = o.id;
  return true;
end $$;
create function tact.overrides_log(max_rows int) returns table (id uuid, case_code text, recipient text, basis text, sections text[], state text, proposed_by_name text,
  proposed_at timestamptz, decided_by_name text, decided_at timestamptz, until timestamptz) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, c.code, r.name, o.basis, o.sections, o.state, p.display_name, o.proposed_at, d.display_name, o.decided_at, o.until
  from tact.consent_override o join tact.case_file c on c.id = o.case_id join tact.organisation r on r.id = o.recipient_org_id join tact.app_user p on p.id = o.proposed_by
    left join tact.app_user d on d.id = o.decided_by
  where tact_private.may('read', 'AccessLog') order by o.proposed_at desc, o.id limit least(max_rows, 200) $$;
grant execute on function tact.plan_consent(uuid, jsonb), tact.end_by_consent(uuid), tact.asked_by_consent(uuid), tact.propose_override(uuid, uuid, uuid, text[], text, bytea, timestamptz),
  tact.step_override(uuid, int, text, uuid), tact.overrides_log(int) to tact_app;
`;

/** Consent by the clock, and sharing without it by a decision of two people (DESIGN.md section 3, Consent). */
export class ConsentClock0570 implements MigrationInterface {
  readonly name = 'ConsentClock1790000000640';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + CAP + JOB + OVERRIDE);
  }

  /** DESTRUCTIVE: overrides and what the clock planned. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact.overrides_log(int), tact.step_override(uuid, int, text, uuid), tact.propose_override(uuid, uuid, uuid, text[], text, bytea, timestamptz),
      tact.asked_by_consent(uuid), tact.end_by_consent(uuid), tact.plan_consent(uuid, jsonb), tact_private.renew_grants(text, uuid);
      drop trigger cap_by_consent on tact.case_grant; drop function tact_private.cap_by_consent(); drop table tact.consent_override, tact.consent_clock`);
  }
}
