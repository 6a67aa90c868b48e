import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const TABLES = `
alter table tact.credential drop column failed_count, drop column delay_until;
create table tact_private.sign_in_throttle (
  key bytea primary key, failures int not null, delay_until timestamptz not null, at timestamptz not null);
create index sign_in_throttle_at on tact_private.sign_in_throttle (at);
create table tact_private.device_secret (device_id uuid primary key references tact.device, secret_hash bytea not null unique);
create table tact_private.credential_event (
  id uuid primary key default uuidv7(), user_id uuid not null references tact.app_user,
  kind text not null check (kind in ('created', 'password_changed', 'password_reset', 'second_factor_reset')), by uuid,
  at timestamptz not null default clock_timestamp());
select tact_audit.watch('tact_private.credential_event');
create trigger audit_row after insert or update of revoked_at or delete on tact.session for each row execute function tact_audit.record();
create trigger audit_row after insert or update of revoked_at or delete on tact.device for each row execute function tact_audit.record();
`;

/**
 * Each attempt counts as failed before it is judged, so that a hundred at once are no hundred guesses. A stranger's failures slow down an
 * email from unknown devices only; a device that signed in before has a count of its own.
 */
const THROTTLE = `
create function tact_private.begin_sign_in(which bytea, delays int[], forget interval) returns double precision language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare wait double precision;
begin
  delete from tact_private.sign_in_throttle t where t.at < clock_timestamp() - forget;
  insert into tact_private.sign_in_throttle (key, failures, delay_until, at) values (which, 0, clock_timestamp(), clock_timestamp())
    on conflict (key) do nothing;
  select extract(epoch from t.delay_until - clock_timestamp()) into wait from tact_private.sign_in_throttle t where t.key = which for update;
  if wait > 0 then return wait; end if;
  update tact_private.sign_in_throttle t set failures = t.failures + 1, at = clock_timestamp(),
    delay_until = clock_timestamp() + make_interval(secs => delays[least(t.failures + 1, cardinality(delays))]) where t.key = which;
  return 0;
end $$;

create function tact_private.take_back_sign_in(which bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update tact_private.sign_in_throttle t set failures = greatest(0, t.failures - 1), delay_until = clock_timestamp() where t.key = which $$;

create function tact_private.forget_sign_in_failures(which bytea) returns void language sql security definer
  set search_path = pg_catalog, pg_temp as $$ delete from tact_private.sign_in_throttle t where t.key = which $$;
`;

const CREDENTIAL = `
create function tact_private.roles_of(who uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('key', m.role_key, 'caseScope', m.case_scope, 'permissions', m.permissions)), '[]')
    from tact_private.live_membership m where m.user_id = who $$;

create function tact_private.credential_for(address text)
  returns table (user_id uuid, password_hash text, totp_sealed bytea, totp_last_step bigint, roles jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, c.password_hash, c.totp_sealed, c.totp_last_step, tact_private.roles_of(u.id)
    from tact.app_user u join tact.credential c on c.user_id = u.id where u.email = lower(address) and u.active $$;

create function tact_private.own_credential() returns table (user_id uuid, password_hash text, totp_sealed bytea, totp_last_step bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.user_id, c.password_hash, c.totp_sealed, c.totp_last_step from tact.credential c where c.user_id = tact.actor() $$;

create function tact_private.demo_totp_steps() returns table (email text, last_step bigint) language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select u.email, c.totp_last_step from tact.app_user u join tact.credential c on c.user_id = u.id where u.is_demo $$;

create function tact_private.use_totp_step(who uuid, step bigint) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update tact.credential c set totp_last_step = step, updated_at = clock_timestamp() where c.user_id = who and c.totp_last_step < step;
  return found;
end $$;

create function tact_private.change_own_password(new_hash text) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare who uuid := tact.actor();
begin
  if who is null then raise exception 'no actor' using errcode = '42501'; end if;
  update tact.credential c set password_hash = new_hash, updated_at = clock_timestamp() where c.user_id = who;
  update tact.session s set revoked_at = clock_timestamp()
    where s.user_id = who and s.revoked_at is null and s.id <> (tact_private.claims()).session;
  insert into tact_private.credential_event (user_id, kind, by) values (who, 'password_changed', who);
end $$;
`;

const GRANTS = `
grant execute on function tact_private.begin_sign_in(bytea, int[], interval), tact_private.take_back_sign_in(bytea),
  tact_private.forget_sign_in_failures(bytea), tact_private.credential_for(text), tact_private.own_credential(),
  tact_private.use_totp_step(uuid, bigint), tact_private.change_own_password(text),
  tact_private.demo_totp_steps() to tact_app;
`;

/** Passwords and second factors: the app role reaches them through these functions only (SECURITY.md, Sign-in). */
export class SignIn0201 implements MigrationInterface {
  readonly name = 'SignIn1790000000201';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + THROTTLE + CREDENTIAL + GRANTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact_private.change_own_password(text), tact_private.use_totp_step(uuid, bigint), tact_private.demo_totp_steps(), tact_private.own_credential(),
      tact_private.credential_for(text), tact_private.roles_of(uuid), tact_private.forget_sign_in_failures(bytea),
      tact_private.take_back_sign_in(bytea), tact_private.begin_sign_in(bytea, int[], interval)`);
    await runner.query('drop trigger audit_row on tact.session; drop trigger audit_row on tact.device');
    await runner.query('drop table tact_private.credential_event, tact_private.device_secret, tact_private.sign_in_throttle');
    await runner.query('alter table tact.credential add column failed_count int not null default 0, add column delay_until timestamptz');
  }
}
