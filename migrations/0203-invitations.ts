import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const TABLE = `
create table tact_private.invitation (
  token_hash bytea primary key, user_id uuid not null references tact.app_user, change_id uuid unique references tact.change_request,
  wants_password boolean not null, totp_sealed bytea, made_by uuid not null, made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null default clock_timestamp() + interval '72 hours', used_at timestamptz);
create index invitation_user on tact_private.invitation (user_id);

create function tact_private.may(verb text, what text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact_private.live_membership m, jsonb_array_elements(m.permissions) p
    where m.user_id = tact.actor() and p ->> 'action' = verb and p ->> 'subject' = what) $$;
`;

/** A new account, one that holds no role yet, is invited by who may create it; a present one only through a reset that a second person, the actor, has confirmed. */
const INVITE = `
create function tact_private.invite(who uuid, change uuid, hash bytea, new_totp bytea) returns void language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare asked tact.change_request; is_new boolean := not exists (select 1 from tact.credential c where c.user_id = who);
begin
  if change is null then
    if not tact_private.may('create', 'User') or not is_new or exists (select 1 from tact.membership m where m.user_id = who) then
      raise exception 'not allowed' using errcode = '42501';
    end if;
    insert into tact_private.invitation (token_hash, user_id, wants_password, totp_sealed, made_by) values (hash, who, true, new_totp, tact.actor());
    return;
  end if;
  select * into asked from tact.change_request r where r.id = change and r.subject_user_id = who and r.state = 'confirmed'
    and r.decided_by = tact.actor() and r.kind in ('password_reset', 'second_factor_reset');
  if asked.id is null then raise exception 'not allowed' using errcode = '42501'; end if;
  update tact.session s set revoked_at = clock_timestamp() where s.user_id = who and s.revoked_at is null;
  insert into tact_private.invitation (token_hash, user_id, change_id, wants_password, totp_sealed, made_by)
    values (hash, who, change, is_new or asked.kind = 'password_reset', case when is_new or asked.kind = 'second_factor_reset' then new_totp end, tact.actor());
end $$;

create function tact_private.is_invited(who uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact_private.invitation i where i.user_id = who) or exists (select 1 from tact.credential c where c.user_id = who) $$;

create function tact_private.open_invitation(hash bytea)
  returns table (user_id uuid, email text, display_name text, wants_password boolean, totp_sealed bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.id, u.email, u.display_name, i.wants_password, i.totp_sealed from tact_private.invitation i
    join tact.app_user u on u.id = i.user_id and u.active
    where i.token_hash = hash and i.used_at is null and i.expires_at > clock_timestamp() $$;

create function tact_private.accept_invitation(hash bytea, new_password text, step bigint) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare asked tact_private.invitation;
begin
  update tact_private.invitation i set used_at = clock_timestamp() where i.token_hash = hash and i.used_at is null
    and i.expires_at > clock_timestamp() returning * into asked;
  if asked.user_id is null or (asked.wants_password and new_password is null) or (asked.totp_sealed is not null and step is null) then
    if asked.user_id is not null then raise exception 'incomplete' using errcode = '42501'; end if;
    return false;
  end if;
  insert into tact.credential as c (user_id, password_hash, totp_sealed, totp_last_step)
    values (asked.user_id, coalesce(new_password, ''), asked.totp_sealed, coalesce(step, 0))
    on conflict (user_id) do update set password_hash = case when asked.wants_password then new_password else c.password_hash end,
      totp_sealed = coalesce(asked.totp_sealed, c.totp_sealed), totp_last_step = greatest(c.totp_last_step, coalesce(step, 0)),
      updated_at = clock_timestamp();
  update tact.session s set revoked_at = clock_timestamp() where s.user_id = asked.user_id and s.revoked_at is null;
  insert into tact_private.credential_event (user_id, kind, by) values (asked.user_id,
    case when asked.change_id is null then 'created' when asked.wants_password then 'password_reset' else 'second_factor_reset' end, asked.made_by);
  return true;
end $$;
grant execute on function tact_private.may(text, text), tact_private.invite(uuid, uuid, bytea, bytea), tact_private.open_invitation(bytea), tact_private.is_invited(uuid),
  tact_private.accept_invitation(bytea, text, bigint) to tact_app;
`;

/** Invitations: 256 bits, once, 72 hours; the only way to a first or a new password or second factor (SECURITY.md, Sign-in). */
export class Invitations0203 implements MigrationInterface {
  readonly name = 'Invitations1790000000203';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE + INVITE);
  }

  /** DESTRUCTIVE: open invitations. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact_private.accept_invitation(bytea, text, bigint), tact_private.open_invitation(bytea), tact_private.is_invited(uuid),
      tact_private.invite(uuid, uuid, bytea, bytea), tact_private.may(text, text)`);
    await runner.query('drop table tact_private.invitation');
  }
}
