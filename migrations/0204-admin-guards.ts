import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** What the subjects of administration are called in permissions. */
const GUARDED = { area: 'Organisation', organisation: 'Organisation', team: 'Organisation', programme: 'Organisation', setting: 'Setting', code_value: 'Code' };

const HELPERS = `
create function tact_private.refuse() returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin raise exception 'not allowed' using errcode = '42501'; end $$;
create function tact_private.has_case_content(scope text, permissions jsonb) returns boolean language sql immutable
  set search_path = pg_catalog, pg_temp as $$
  select scope <> 'none' and exists (select 1 from jsonb_array_elements(permissions) p
    where p ->> 'subject' in ('Case', 'CaseRecord', 'Task', 'Referral', 'Approval', 'Import')) $$;
create function tact_private.role_opens_cases(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select tact_private.has_case_content(r.case_scope, r.permissions) from tact.role r where r.id = which), true) $$;
grant execute on function tact_private.refuse(), tact_private.has_case_content(text, jsonb), tact_private.role_opens_cases(uuid) to tact_app;
`;

/**
 * The database's own copy of the second-person rule of libs/permissions: what the app role writes here is refused unless the signed actor
 * may, and a role with case content only by the word of two people. Owner and definer functions pass.
 */
const GUARDS = `
create function tact_private.guard_admin() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user = 'tact_app' and not tact_private.may(case tg_op when 'INSERT' then 'create' else 'update' end, tg_argv[0]) then
    perform tact_private.refuse();
  end if;
  return new;
end $$;

create function tact_private.guard_user() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare own_language jsonb;
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'UPDATE' and new.id = tact.actor() then
    own_language := to_jsonb(old) || jsonb_build_object('language', new.language, 'version', new.version, 'updated_at', new.updated_at);
    if own_language = to_jsonb(new) then return new; end if;
  end if;
  if not tact_private.may(case tg_op when 'INSERT' then 'create' else 'update' end, 'User') then perform tact_private.refuse(); end if;
  return new;
end $$;

create function tact_private.guard_membership() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(old) - 'valid_to' - 'version' <> to_jsonb(new) - 'valid_to' - 'version' or new.valid_to is null or new.valid_to > old.valid_to
      or not tact_private.may('update', 'Membership') then perform tact_private.refuse(); end if;
  elsif tact_private.role_opens_cases(new.role_id) then
    if not exists (select 1 from tact.change_request c where c.kind = 'membership_grant' and c.state = 'confirmed' and c.decided_by = tact.actor()
      and c.payload ->> 'id' = new.id::text and c.subject_user_id = new.user_id and c.organisation_id = new.organisation_id
      and c.payload ->> 'roleId' = new.role_id::text and (c.payload ->> 'teamId') is not distinct from new.team_id::text) then
      perform tact_private.refuse();
    end if;
  elsif not tact_private.may('create', 'Membership') then perform tact_private.refuse();
  end if;
  return new;
end $$;

create function tact_private.guard_role() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user <> 'tact_app' then return new; end if;
  if tact_private.has_case_content(new.case_scope, new.permissions)
    or (tg_op = 'UPDATE' and tact_private.has_case_content(old.case_scope, old.permissions)) then
    if not exists (select 1 from tact.change_request c where c.kind = 'role_change' and c.state = 'confirmed' and c.decided_by = tact.actor()
      and c.payload ->> 'id' = new.id::text and c.payload ->> 'caseScope' = new.case_scope and c.payload -> 'permissions' = new.permissions) then
      perform tact_private.refuse();
    end if;
  elsif not tact_private.may(case tg_op when 'INSERT' then 'create' else 'update' end, 'Role') then perform tact_private.refuse();
  end if;
  return new;
end $$;

create function tact_private.guard_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor();
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'INSERT' then
    if new.proposed_by is distinct from me or new.state <> 'waiting' or new.decided_by is not null or not tact_private.may('create', 'Change') then
      perform tact_private.refuse();
    end if;
    return new;
  end if;
  if old.state <> 'waiting' or (new.kind, new.payload, new.subject_user_id, new.organisation_id, new.proposed_by, new.proposed_at)
      is distinct from (old.kind, old.payload, old.subject_user_id, old.organisation_id, old.proposed_by, old.proposed_at) then
    perform tact_private.refuse();
  end if;
  if new.state = 'withdrawn' and old.proposed_by = me and new.decided_by is null then return new; end if;
  if new.state in ('confirmed', 'refused') and new.decided_by = me and me <> old.proposed_by and me is distinct from old.subject_user_id
    and tact_private.may('confirm', 'Change') and (new.kind <> 'role_change' or tact_private.may('read', 'AccessLog')) then return new; end if;
  perform tact_private.refuse();
  return null;
end $$;
`;

const OWN = { app_user: 'guard_user', membership: 'guard_membership', role: 'guard_role', change_request: 'guard_change' };
const TRIGGERS = [
  ...Object.entries(GUARDED).map(([table, subject]) => `create trigger guard before insert or update on tact.${table} for each row execute function tact_private.guard_admin('${subject}');`),
  ...Object.entries(OWN).map(([table, guard]) => `create trigger guard before insert or update on tact.${table} for each row execute function tact_private.${guard}();`),
].join('\n');

/** Administration is guarded below the application too: a handler's mistake grants nobody a role. */
export class AdminGuards0204 implements MigrationInterface {
  readonly name = 'AdminGuards1790000000204';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', HELPERS + GUARDS + TRIGGERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...Object.keys(GUARDED), ...Object.keys(OWN)]) await runner.query(`drop trigger guard on tact.${table}`);
    await runner.query(`drop function tact_private.guard_change(), tact_private.guard_role(), tact_private.guard_membership(), tact_private.guard_user(),
      tact_private.guard_admin(), tact_private.role_opens_cases(uuid), tact_private.has_case_content(text, jsonb), tact_private.refuse()`);
  }
}
