import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const OPEN = `
create function tact_private.known_device(who uuid, secret bytea) returns uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select d.id from tact_private.device_secret s join tact.device d on d.id = s.device_id
    where s.secret_hash = secret and d.user_id = who and d.revoked_at is null $$;

create function tact_private.open_session(new_id uuid, who uuid, device uuid, device_label text, device_secret bytea, life interval,
  is_second_factor boolean, refresh_id uuid, refresh_hash bytea, refresh_life interval) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if device_secret is not null then
    insert into tact.device (id, user_id, label) values (device, who, device_label);
    insert into tact_private.device_secret (device_id, secret_hash) values (device, device_secret);
  else
    update tact.device d set last_seen_at = clock_timestamp() where d.id = device and d.user_id = who;
  end if;
  insert into tact.session (id, user_id, device_id, expires_at, second_factor_at)
    values (new_id, who, device, clock_timestamp() + life, case when is_second_factor then clock_timestamp() end);
  insert into tact.refresh_token (id, session_id, token_hash, expires_at)
    values (refresh_id, new_id, refresh_hash, clock_timestamp() + refresh_life);
end $$;
`;

/**
 * One use a token. A retry of the immediate predecessor within ten seconds gets the same successor (a lost answer signs nobody out);
 * any other use of a used token revokes the session, which is the whole family.
 */
const REFRESH = `
create function tact_private.live_session(which uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.user_id from tact.session s join tact.app_user u on u.id = s.user_id and u.active left join tact.device d on d.id = s.device_id
    where s.id = which and s.revoked_at is null and s.expires_at > clock_timestamp() and d.revoked_at is null $$;

create function tact_private.session_of_refresh(hash bytea) returns table (session_id uuid, user_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.session_id, tact_private.live_session(t.session_id), c.password_hash from tact.refresh_token t
    join tact.session s on s.id = t.session_id join tact.credential c on c.user_id = s.user_id
    where t.token_hash = hash and t.expires_at > clock_timestamp() and tact_private.live_session(t.session_id) is not null $$;

create function tact_private.rotate_refresh(hash bytea, new_id uuid, new_hash bytea, new_sealed bytea, refresh_life interval)
  returns table (outcome text, session_id uuid, user_id uuid, successor_sealed bytea) language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare old tact.refresh_token; child tact.refresh_token; who uuid;
begin
  select * into old from tact.refresh_token t where t.token_hash = hash for update;
  who := tact_private.live_session(old.session_id);
  if old.id is null or who is null or old.expires_at <= clock_timestamp() then
    return query select 'unknown', null::uuid, null::uuid, null::bytea; return;
  end if;
  if old.used_at is null then
    update tact.refresh_token t set used_at = clock_timestamp(), successor_sealed = new_sealed where t.id = old.id;
    update tact.refresh_token t set successor_sealed = null where t.id = old.parent_id;
    insert into tact.refresh_token (id, session_id, token_hash, parent_id, expires_at)
      values (new_id, old.session_id, new_hash, old.id, clock_timestamp() + refresh_life);
    update tact.session s set last_seen_at = clock_timestamp() where s.id = old.session_id;
    update tact.device d set last_seen_at = clock_timestamp() from tact.session s where s.id = old.session_id and d.id = s.device_id;
    return query select 'rotated', old.session_id, who, null::bytea; return;
  end if;
  select * into child from tact.refresh_token t where t.parent_id = old.id;
  if child.used_at is null and old.successor_sealed is not null and old.used_at > clock_timestamp() - interval '10 seconds' then
    return query select 'repeated', old.session_id, who, old.successor_sealed; return;
  end if;
  update tact.session s set revoked_at = clock_timestamp() where s.id = old.session_id;
  return query select 'reused', old.session_id, who, null::bytea;
end $$;
`;

const END = `
create function tact_private.end_session_of_refresh(hash bytea) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$
  update tact.session s set revoked_at = clock_timestamp() from tact.refresh_token t
    where t.token_hash = hash and s.id = t.session_id and s.revoked_at is null $$;

create function tact_private.own_sessions()
  returns table (id uuid, device_id uuid, device text, created_at timestamptz, last_seen_at timestamptz, is_current boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, d.id, d.label, s.created_at, s.last_seen_at, s.id = (select c.session from tact_private.claims() c)
    from tact.session s left join tact.device d on d.id = s.device_id
    where s.user_id = tact.actor() and s.revoked_at is null and s.expires_at > clock_timestamp() and s.kind = 'browser'
    order by s.last_seen_at desc $$;

create function tact_private.end_own_session(which uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update tact.session s set revoked_at = clock_timestamp() where s.id = which and s.user_id = tact.actor() and s.revoked_at is null;
  return found;
end $$;

create function tact_private.own_devices() returns table (id uuid, label text, created_at timestamptz, last_seen_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.label, d.created_at, d.last_seen_at from tact.device d where d.user_id = tact.actor() and d.revoked_at is null
    order by d.last_seen_at desc $$;

create function tact_private.revoke_own_device(which uuid) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update tact.device d set revoked_at = clock_timestamp() where d.id = which and d.user_id = tact.actor() and d.revoked_at is null;
  return found;
end $$;
`;

const GRANTS = `
grant execute on function tact_private.known_device(uuid, bytea),
  tact_private.open_session(uuid, uuid, uuid, text, bytea, interval, boolean, uuid, bytea, interval), tact_private.session_of_refresh(bytea),
  tact_private.rotate_refresh(bytea, uuid, bytea, bytea, interval), tact_private.end_session_of_refresh(bytea), tact_private.own_sessions(),
  tact_private.end_own_session(uuid), tact_private.own_devices(), tact_private.revoke_own_device(uuid) to tact_app;
`;

/** Sessions, devices and refresh tokens (SECURITY.md, Sign-in). */
export class Sessions0202 implements MigrationInterface {
  readonly name = 'Sessions1790000000202';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', OPEN + REFRESH + END + GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact_private.revoke_own_device(uuid), tact_private.own_devices(), tact_private.end_own_session(uuid),
      tact_private.own_sessions(), tact_private.end_session_of_refresh(bytea), tact_private.rotate_refresh(bytea, uuid, bytea, bytea, interval),
      tact_private.session_of_refresh(bytea), tact_private.live_session(uuid),
      tact_private.open_session(uuid, uuid, uuid, text, bytea, interval, boolean, uuid, bytea, interval), tact_private.known_device(uuid, bytea)`);
  }
}
