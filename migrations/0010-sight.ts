import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACTOR_FUNCTIONS, PRINCIPAL } from './0003-actor';
import { asRole } from './support';

/** HMAC-SHA-256 of the core instead of an extension's, a tenth of the time: the key's two pads are kept beside it. */
const MAC = `
create function tact_private.pad(key bytea, byte int) returns bytea language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare block bytea := case when length(key) > 64 then sha256(key) else key end;
begin
  block := block || decode(repeat('00', 64 - length(block)), 'hex');
  for at in 0..63 loop block := set_byte(block, at, get_byte(block, at) # byte); end loop;
  return block;
end $$;
alter table tact_private.secret add column inner_pad bytea generated always as (tact_private.pad(value, 54)) stored,
  add column outer_pad bytea generated always as (tact_private.pad(value, 92)) stored;

create function tact_private.mac(message text) returns text language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare signed text;
begin
  select encode(sha256(s.outer_pad || sha256(s.inner_pad || convert_to(message, 'utf8'))), 'hex') into signed from tact_private.secret s where s.name = 'actor';
  return signed;
end $$;

create or replace function tact_private.claims() returns tact_private.claims language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare part text[] := string_to_array(nullif(current_setting('tact.actor', true), ''), '|');
begin
  if part is null or cardinality(part) <> 5 then return null; end if;
  if tact_private.mac(array_to_string(part[1:4], '|')) is distinct from part[5] then return null; end if;
  if part[3]::bigint < extract(epoch from clock_timestamp()) * 1000 then return null; end if;
  return row(part[1]::uuid, part[2]::uuid)::tact_private.claims;
exception when others then return null;
end $$;
`;

/**
 * What the guard of a request found out about its actor, signed, for the transactions of the same request: actor, session, end (ms), keys,
 * organisations with and without sight of cases, and the signature of the actor token it belongs to. It holds ten seconds at most and never
 * past the end of a membership or session; without it, or when anything is wrong with it, everything is looked up.
 */
const SIGHT = `
create function tact_private.sight() returns text[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare said text := current_setting('tact.sight', true); part text[];
begin
  if said is null or said = '' then return null; end if;
  part := string_to_array(said, '|');
  if cardinality(part) <> 9 or part[1] <> 'sight' or part[8] is distinct from split_part(current_setting('tact.actor', true), '|', 5)
    or tact_private.mac(left(said, length(said) - 65)) is distinct from part[9]
    or part[4]::bigint < extract(epoch from clock_timestamp()) * 1000 then return null; end if;
  return part;
end $$;

create or replace function tact_private.live_actor() returns uuid language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
declare part text[] := tact_private.sight(); said tact_private.claims; who uuid;
begin
  if part is not null then return part[2]::uuid; end if;
  said := tact_private.claims();
  if said.actor is null then return null; end if;
  select u.id into who from tact.session s join tact.app_user u on u.id = s.user_id and u.active left join tact.device d on d.id = s.device_id
    where s.id = said.session and s.user_id = said.actor and s.revoked_at is null and s.expires_at > clock_timestamp() and d.revoked_at is null;
  return who;
end $$;

create or replace function tact.actor() returns uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return tact_private.live_actor(); end $$;

create or replace function tact.is_system() returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('tact.actor', true) is null or current_setting('tact.actor', true) not like '00000000-0000-7000-8000-000000000001|%' then return false; end if;
  return coalesce(tact_private.live_actor() = '00000000-0000-7000-8000-000000000001', false);
end $$;

create or replace function tact.grantees() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare part text[] := tact_private.sight();
begin
  if part is not null then return ('{' || part[5] || '}')::uuid[]; end if;
  return tact_private.grantees_of(tact_private.live_actor());
end $$;

create or replace function tact.member_orgs() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare part text[] := tact_private.sight();
begin
  if part is not null then return ('{' || part[6] || '}')::uuid[]; end if;
  return array(select distinct m.organisation_id from tact_private.live_membership m where m.user_id = tact_private.live_actor() and m.case_scope <> 'none');
end $$;

create or replace function tact.block_ids() returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare part text[] := tact_private.sight(); who uuid;
begin
  if part is not null then return part[2]::uuid || ('{' || part[7] || '}')::uuid[]; end if;
  who := tact_private.live_actor();
  return array(select who where who is not null union select m.organisation_id from tact_private.live_membership m where m.user_id = who);
end $$;

create or replace function tact.access_now() returns timestamptz language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin return (select greatest(statement_timestamp(), statement_timestamp() + c.ahead) from tact_private.clock c); end $$;
`;

/**
 * The principal is written out only when it is not the one the server knows: the stamp names every row it is made of with the transaction
 * that last changed it, and changes also when a membership begins or ends.
 */
const BEGIN = `
create or replace function tact_private.principal_of(who uuid, in_session uuid) returns jsonb language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  with mine as materialized (select m.*, array(select k from tact_private.keys_of(who, m.organisation_id, m.team_id, m.programme_id, m.case_scope) k) as keys
    from tact_private.live_membership m where m.user_id = who)
  select jsonb_build_object('userId', u.id, 'sessionId', in_session, 'displayName', u.display_name, 'language', u.language,
    'granteeIds', coalesce((select jsonb_agg(distinct k) from mine m, unnest(m.keys) k), '[]'),
    'organisationIds', coalesce((select jsonb_agg(distinct m.organisation_id) from mine m), '[]'),
    'memberships', coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'organisationId', m.organisation_id,
        'organisationName', o.name, 'organisationKind', o.kind, 'category', o.category, 'country', o.country, 'teamId', m.team_id,
        'programmeId', m.programme_id, 'roleKey', m.role_key, 'caseScope', m.case_scope, 'granteeIds', to_jsonb(m.keys), 'permissions', m.permissions) order by m.id)
      from mine m join tact.organisation o on o.id = m.organisation_id), '[]'))
  from tact.app_user u where u.id = who $$;

create function tact.begin_actor(token text, known text, out stamp text, out principal text, out sight text) language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare who uuid; said tact_private.claims; until timestamptz; keys text; seeing text; belonging text;
begin
  perform set_config('tact.sight', '', true), set_config('tact.actor', token, true);
  who := tact_private.live_actor();
  if who is null then perform set_config('tact.actor', '', true); return; end if;
  said := tact_private.claims();
  select md5(concat_ws(' ', u.xmin, string_agg(concat_ws(',', m.id, m.version, m.valid_to, m.organisation_id, m.team_id, r.xmin, o.xmin, x.keys), ' ' order by m.id))),
      least(s.expires_at, min(m.valid_to), clock_timestamp() + interval '10 seconds'),
      (select string_agg(distinct k, ',') from unnest(array_agg(x.keys)) l, unnest(string_to_array(l, ',')) k),
      string_agg(distinct m.organisation_id::text, ',') filter (where m.case_scope <> 'none'), string_agg(distinct m.organisation_id::text, ',')
    into stamp, until, keys, seeing, belonging
    from tact.app_user u join tact.session s on s.id = said.session left join tact_private.live_membership m on m.user_id = u.id
    left join tact.role r on r.id = m.role_id left join tact.organisation o on o.id = m.organisation_id
    left join lateral (select string_agg(k::text, ',') as keys
      from tact_private.keys_of(who, m.organisation_id, m.team_id, m.programme_id, m.case_scope) k) x on m.id is not null
    where u.id = who group by u.id, u.xmin, s.expires_at;
  if known is distinct from stamp then principal := tact_private.principal_of(who, said.session)::text; end if;
  sight := concat_ws('|', 'sight', who, said.session, trunc(extract(epoch from until) * 1000), coalesce(keys, ''), coalesce(seeing, ''), coalesce(belonging, ''),
    split_part(token, '|', 5));
  sight := sight || '|' || tact_private.mac(sight);
end $$;
grant execute on function tact.begin_actor(text, text) to tact_app;
`;

/** Who acts is found out once a request, not once a policy (docs/adr/0008). */
export class Sight0010 implements MigrationInterface {
  readonly name = 'Sight1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', MAC + SIGHT + BEGIN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `drop function tact.begin_actor(text, text); ${ACTOR_FUNCTIONS}${PRINCIPAL}
      drop function tact_private.sight(), tact_private.mac(text);
      alter table tact_private.secret drop column inner_pad, drop column outer_pad; drop function tact_private.pad(bytea, int);`);
  }
}
