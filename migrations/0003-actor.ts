import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const ACTOR_CLAIMS = `
create or replace function tact_private.claims() returns tact_private.claims language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  part text[] := string_to_array(nullif(current_setting('tact.actor', true), ''), '|');
  signed bytea;
begin
  if part is null or cardinality(part) <> 5 then return null; end if;
  select tact_ext.hmac(convert_to(array_to_string(part[1:4], '|'), 'utf8'), s.value, 'sha256') into signed
    from tact_private.secret s where s.name = 'actor';
  if signed is null or encode(signed, 'hex') is distinct from part[5] then return null; end if;
  if part[3]::bigint < extract(epoch from clock_timestamp()) * 1000 then return null; end if;
  return row(part[1]::uuid, part[2]::uuid)::tact_private.claims;
exception when others then return null;
end $$;

create or replace function tact_private.live_actor() returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select c.actor from tact_private.claims() c
    join tact.session s on s.id = c.session and s.user_id = c.actor and s.revoked_at is null and s.expires_at > clock_timestamp()
    join tact.app_user u on u.id = c.actor and u.active
    left join tact.device d on d.id = s.device_id
    where d.revoked_at is null $$;

`;

const ACTOR = `create or replace function tact.actor() returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select tact_private.live_actor() $$;
`;

const IS_SYSTEM = `create or replace function tact.is_system() returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(tact_private.live_actor() = '00000000-0000-7000-8000-000000000001', false) $$;
`;

const ACCESS_NOW = `create or replace function tact.access_now() returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select greatest(statement_timestamp(), statement_timestamp() + c.ahead) from tact_private.clock c $$;
`;

const HELD = `create or replace function tact.grantees() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tact_private.grantees_of(tact_private.live_actor()) $$;
create or replace function tact.member_orgs() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select distinct m.organisation_id from tact_private.live_membership m
    where m.user_id = tact_private.live_actor() and m.case_scope <> 'none') $$;
create or replace function tact.block_ids() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select a.id from (select tact_private.live_actor() as id) a where a.id is not null
    union select m.organisation_id from tact_private.live_membership m where m.user_id = tact_private.live_actor()) $$;
`;

/** Migration 0010 makes these anew; its `down` brings them back. */
export const PRINCIPAL = `
create or replace function tact_private.principal_of(who uuid, in_session uuid) returns jsonb language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('userId', u.id, 'sessionId', in_session, 'displayName', u.display_name, 'language', u.language,
    'granteeIds', to_jsonb(tact_private.grantees_of(u.id)),
    'organisationIds', coalesce((select jsonb_agg(distinct m.organisation_id) from tact_private.live_membership m where m.user_id = u.id), '[]'),
    'memberships', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'organisationId', m.organisation_id,
        'organisationName', o.name, 'organisationKind', o.kind, 'category', o.category, 'country', o.country, 'teamId', m.team_id,
        'programmeId', m.programme_id, 'roleKey', m.role_key, 'caseScope', m.case_scope, 'permissions', m.permissions) order by m.id)
      from tact_private.live_membership m join tact.organisation o on o.id = m.organisation_id where m.user_id = u.id), '[]'))
  from tact.app_user u where u.id = who $$;

`;
export const ACTOR_FUNCTIONS = ACTOR_CLAIMS + ACTOR + IS_SYSTEM + ACCESS_NOW + HELD;

/** A bare setting does not survive SQL injection, so the actor is signed and verified here (SECURITY.md, PostgreSQL). */
const CLAIMS = `
create type tact_private.claims as (actor uuid, session uuid);
${ACTOR_CLAIMS}${ACTOR}${IS_SYSTEM}`;

const TIME = `
create function tact.now() returns timestamptz language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select statement_timestamp() + c.ahead from tact_private.clock c $$;
${ACCESS_NOW}create function tact.epoch() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.epoch from tact_private.clock c $$;
`;

const MEMBERSHIPS = `
create view tact_private.live_membership as
  select m.*, r.key as role_key, r.case_scope, r.permissions from tact.membership m join tact.role r on r.id = m.role_id
  where m.valid_from <= statement_timestamp() and (m.valid_to is null or m.valid_to > statement_timestamp());

create function tact_private.grantees_of(who uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select case when who is null then '{}'::uuid[] else array(
    select who where exists (select 1 from tact_private.live_membership m where m.user_id = who and m.case_scope <> 'none')
    union select m.team_id from tact_private.live_membership m where m.user_id = who and m.case_scope = 'team' and m.team_id is not null
    union select m.organisation_id from tact_private.live_membership m
      where m.user_id = who and m.case_scope in ('organisation', 'received')) end $$;
${HELD}`;

const BEGIN = `
${PRINCIPAL}create function tact.begin_actor(token text) returns jsonb language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare who uuid;
begin
  perform set_config('tact.actor', token, true);
  who := tact_private.live_actor();
  if who is null then perform set_config('tact.actor', '', true); return null; end if;
  return tact_private.principal_of(who, (tact_private.claims()).session);
end $$;
grant execute on function tact.actor(), tact.is_system(), tact.now(), tact.access_now(), tact.epoch(), tact.grantees(), tact.member_orgs(),
  tact.block_ids(), tact.begin_actor(text) to tact_app, tact_audit;
`;

/** The signed actor, domain time and what an actor's memberships let it be granted. */
export class Actor0003 implements MigrationInterface {
  readonly name = 'Actor1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', CLAIMS + TIME + MEMBERSHIPS + BEGIN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact.begin_actor(text), tact_private.principal_of(uuid, uuid), tact.block_ids(), tact.member_orgs(),
      tact.grantees(), tact_private.grantees_of(uuid), tact.epoch(), tact.access_now(), tact.now(), tact.is_system(), tact.actor() cascade`);
    await runner.query('drop view tact_private.live_membership');
    await runner.query('drop function tact_private.live_actor(), tact_private.claims() cascade');
    await runner.query('drop type tact_private.claims');
  }
}
