import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

/** No right of the app role: who has part in a transfer is told by functions, and its words only under an access record of the case. */
const TABLE = `
create table tact.transfer (
  id uuid primary key, case_id uuid not null references tact.case_file, case_code text not null, from_organisation_id uuid not null references tact.organisation,
  to_organisation_id uuid not null references tact.organisation, to_team_id uuid not null references tact.team,
  state text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')), reason_code text not null, asked_sealed bytea not null,
  asked_by uuid not null references tact.app_user, asked_at timestamptz not null, decided_by uuid references tact.app_user, decided_at timestamptz, decided_code text, decided_sealed bytea,
  talked_on date, former_owner_id uuid references tact.app_user, former_team_id uuid references tact.team, new_owner_id uuid references tact.app_user, informed_until timestamptz,
  version int not null default 1, check (from_organisation_id <> to_organisation_id), check (decided_by is distinct from asked_by or decided_by is null),
  check ((state in ('accepted', 'declined')) = (decided_by is not null)));
create unique index transfer_one_waiting on tact.transfer (case_id, to_organisation_id) where state = 'asked';
create index transfer_case on tact.transfer (case_id);
create index transfer_asked_by on tact.transfer (asked_by);
${section('transfer', 'work')}
alter table tact.transfer enable row level security; alter table tact.transfer force row level security;
create policy owner on tact.transfer to tact_owner using (true) with check (true);
select tact_audit.watch('tact.transfer');
create trigger log_change after insert or update or delete on tact.transfer for each row execute function tact_private.log_change();
`;

const LIVE = `g.grantee_id = any(tact.grantees()) and g.valid_from <= tact.access_now() and (g.valid_to is null or g.valid_to > tact.access_now())`;
const READS = `
create function tact_private.transfer_side(t tact.transfer) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when not tact.can_see(t.case_id) then null when t.asked_by = tact.actor() then 'asker' when t.state in ('asked', 'declined') and tact_private.supervises(t.case_id) then 'owner'
    when t.state = 'accepted' and tact.has_right('assign', 'Case', t.from_organisation_id) and exists (select 1 from tact.case_grant g
      where g.case_id = t.case_id and g.source_kind = 'transfer' and g.source_id = t.id and ${LIVE}) then 'former' end $$;
create function tact.my_transfers() returns table (id uuid, side text, case_id uuid, case_code text, state text, reason_code text, from_name text, to_name text, to_organisation_id uuid,
  asked_by_name text, asked_at timestamptz, decided_by_name text, decided_at timestamptz, decided_code text, talked_on text, informed_until timestamptz, asked_sealed bytea, decided_sealed bytea,
  version int) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with near as materialized (select t.* from tact.transfer t where t.asked_by = tact.actor()
      or exists (select 1 from tact.case_grant g where g.case_id = t.case_id and (g.access = 'write' or g.source_kind = 'transfer') and ${LIVE}))
  select t.id, s.side, t.case_id, t.case_code, t.state, t.reason_code, f.name, o.name, t.to_organisation_id, a.display_name, t.asked_at, d.display_name, t.decided_at, t.decided_code,
    t.talked_on::text, t.informed_until, case when t.case_id = any(tact.read_cases()) then t.asked_sealed end, case when t.case_id = any(tact.read_cases()) then t.decided_sealed end, t.version
  from near t cross join lateral (select tact_private.transfer_side(t::tact.transfer) as side) s
    join tact.organisation f on f.id = t.from_organisation_id join tact.organisation o on o.id = t.to_organisation_id
    join tact.app_user a on a.id = t.asked_by left join tact.app_user d on d.id = t.decided_by
  where s.side is not null order by t.asked_at desc, t.id limit 100 $$;
grant execute on function tact.my_transfers() to tact_app;
`;

/**
 * Who may ask: a worker or supervisor with a team in another organisation, in the case's programme, whom a referral, a match or a return
 * lets read it. Emergency access is no ground to ask from.
 */
const ASK = `
create function tact_private.taker(who uuid, organisation uuid, programme uuid) returns table (team uuid, scope text) language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.team_id, m.case_scope from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active
  where m.user_id = who and m.organisation_id = organisation and m.team_id is not null and m.case_scope in ('own', 'team') and (m.programme_id is null or m.programme_id = programme)
    and m.permissions @> '[{"action": "create", "subject": "Case"}]' and tact_private.can_own(who, organisation, m.team_id, programme) order by m.case_scope, m.team_id limit 1 $$;
create function tact.ask_transfer(new_id uuid, which uuid, organisation uuid, reason text, words bytea) returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c tact.case_file; me uuid := tact.actor(); taken uuid;
begin
  if not tact.can_see(which) then perform tact_private.refuse(); end if;
  select * into c from tact.case_file x where x.id = which for update;
  if c.organisation_id = any(tact.member_orgs()) or tact_private.works_on(which) then return 'own_organisation'; end if;
  if c.status = 'closed' then return 'case_closed'; end if;
  if not exists (select 1 from tact.case_grant g where g.case_id = which and g.source_kind in ('referral', 'match', 'return') and g.own_of is null and ${LIVE}) then return 'no_ground'; end if;
  if exists (select 1 from tact.case_block b where b.case_id = which and b.blocked_id in (me, organisation)) then perform tact_private.refuse(); end if;
  if not organisation = any(tact.member_orgs()) then return 'other_programme'; end if;
  select k.team into taken from tact_private.taker(me, organisation, c.programme_id) k;
  if taken is null then return 'other_programme'; end if;
  insert into tact.transfer (id, case_id, case_code, from_organisation_id, to_organisation_id, to_team_id, reason_code, asked_sealed, asked_by, asked_at)
    values (new_id, which, c.code, c.organisation_id, organisation, taken, reason, words, me, tact.now()) on conflict do nothing;
  return case when found then 'ok' else 'transfer_waiting' end;
end $$;
grant execute on function tact.ask_transfer(uuid, uuid, uuid, text, bytea) to tact_app;
`;

/** The decision. An acceptance moves the file by the same function as a lead hand-over; its stage stays. The consent rules are the server's to check. */
const STEP = `
create function tact.step_transfer(which uuid, at_version int, act text, code text, words bytea, talk date, informed_days int) returns text language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare t tact.transfer; c tact.case_file; me uuid := tact.actor(); side text; k record; next_owner uuid; ends timestamptz := tact.access_now() + make_interval(days => informed_days);
begin
  select * into t from tact.transfer x where x.id = which for update;
  side := case when t.id is not null then tact_private.transfer_side(t) end;
  if side is null then perform tact_private.refuse(); end if;
  if t.version <> at_version then return 'version_conflict'; end if;
  if (t.state, side, act) not in (('asked', 'asker', 'withdraw'), ('asked', 'owner', 'accept'), ('asked', 'owner', 'decline'), ('accepted', 'former', 'close')) then perform tact_private.refuse(); end if;
  if act = 'withdraw' then
    update tact.transfer x set state = 'withdrawn', version = x.version + 1 where x.id = which;
  elsif act = 'decline' then
    update tact.transfer x set state = 'declined', decided_by = me, decided_at = tact.now(), decided_code = code, decided_sealed = words, version = x.version + 1 where x.id = which;
  elsif act = 'close' then
    update tact.transfer x set informed_until = clock_timestamp(), version = x.version + 1 where x.id = which;
    update tact.case_grant g set valid_to = clock_timestamp() where g.source_kind = 'transfer' and g.source_id = which and g.valid_to > clock_timestamp();
  else
    select * into c from tact.case_file x where x.id = t.case_id for update;
    if c.status = 'closed' then return 'case_closed'; end if;
    if c.organisation_id <> t.from_organisation_id then return 'owner_changed'; end if;
    if c.risk = 'high' and talk is null then return 'talk_needed'; end if;
    if exists (select 1 from tact.hand_over h where h.case_id = c.id and h.is_lead and h.state <> 'ended' and h.stage < 4) then return 'lead_running'; end if;
    if exists (select 1 from tact.case_block b where b.case_id = c.id and b.blocked_id in (t.asked_by, t.to_organisation_id)) then return 'receiver_blocked'; end if;
    select * into k from tact_private.taker(t.asked_by, t.to_organisation_id, c.programme_id);
    if k.team is null then return 'asker_left'; end if;
    next_owner := case when k.scope = 'own' then t.asked_by end;
    update tact.transfer x set state = 'accepted', decided_by = me, decided_at = tact.now(), decided_sealed = words, talked_on = talk, to_team_id = k.team, former_owner_id = c.owner_id,
      former_team_id = c.team_id, new_owner_id = next_owner, informed_until = ends, version = x.version + 1 where x.id = which;
    perform tact_private.move_file(jsonb_populate_record(null::tact.hand_over, jsonb_build_object('id', which, 'case_id', c.id, 'updated_by', me, 'gates', '[]'::jsonb)),
      t.to_organisation_id, k.team, next_owner, c.stage, 'transfer_accepted');
    update tact.transfer x set state = 'withdrawn', version = x.version + 1 where x.case_id = c.id and x.state = 'asked';
    insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, own_of, valid_from, valid_to)
      select uuidv7(), c.id, x.kind, x.id, array['summary'], 'read', 'transfer', which, c.organisation_id, statement_timestamp(), ends
      from (values ('user', tact_private.holder_key(c.owner_id, c.organisation_id, c.programme_id)), ('team', tact_private.holder_key(c.team_id, c.organisation_id, c.programme_id))) as x(kind, id)
      where x.id is not null;
  end if;
  return 'ok';
end $$;
grant execute on function tact.step_transfer(uuid, int, text, text, bytea, date, int) to tact_app;
`;

/** Transfers that another organisation asks for, within a programme (DESIGN.md section 3). */
export class Transfers0590 implements MigrationInterface {
  readonly name = 'Transfers1790000000590';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE + READS + ASK + STEP);
  }

  /** DESTRUCTIVE: every request; files that moved stay where they are. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from tact.case_grant where source_kind = 'transfer';
      drop function tact.step_transfer(uuid, int, text, text, bytea, date, int), tact.ask_transfer(uuid, uuid, uuid, text, bytea), tact_private.taker(uuid, uuid, uuid), tact.my_transfers(),
        tact_private.transfer_side(tact.transfer); drop table tact.transfer`);
  }
}
