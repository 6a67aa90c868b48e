import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/**
 * An owner's grant rests on its membership of the organisation that owns the case: it ends when the last such membership
 * does, also when nobody has named a new owner yet, and it comes back with a new membership. So does the grant of a worker who is
 * the named receiver of a referral.
 */
const MEMBER_UNTIL = `
create function tact_private.member_until(who uuid, organisation uuid) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select max(coalesce(m.valid_to, 'infinity')) from tact.membership m join tact.role r on r.id = m.role_id
  where m.user_id = who and m.organisation_id = organisation and r.case_scope <> 'none' and m.valid_from <= statement_timestamp() $$;
`;

export const FOLLOW_CASE = `
create or replace function tact_private.follow_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ends timestamptz := coalesce(tact_private.member_until(new.owner_id, new.organisation_id), '-infinity');
begin
  if tg_op = 'UPDATE' and old.owner_id is not distinct from new.owner_id and old.team_id is not distinct from new.team_id then return null; end if;
  if tg_op = 'UPDATE' then
    update tact.case_grant g set valid_to = clock_timestamp() where g.case_id = new.id and (g.valid_to is null or g.valid_to > clock_timestamp())
      and ((g.source_kind = 'owner' and g.grantee_id is distinct from new.owner_id)
        or (g.source_kind = 'team' and g.grantee_id is distinct from new.team_id));
  end if;
  insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
    select uuidv7(), new.id, x.kind, x.id, tact_private.all_sections(), 'write', x.source, x.id, statement_timestamp(), nullif(x.ends, 'infinity')
    from (values ('user', new.owner_id, 'owner', ends), ('team', new.team_id, 'team', 'infinity')) as x(kind, id, source, ends)
    where x.id is not null and x.ends > statement_timestamp() and not exists (select 1 from tact.case_grant g where g.case_id = new.id
      and g.grantee_id = x.id and g.source_kind = x.source and (g.valid_to is null or g.valid_to > clock_timestamp()));
  return null;
end $$;
`;

const FOLLOW_REFERRAL = `
create or replace function tact_private.follow_referral() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  want text[] := case new.access when 'scope' then new.sections when 'header' then '{}'::text[] end;
  ends timestamptz := case when new.to_user_id is null then new.expires_at
    else least(new.expires_at, coalesce(tact_private.member_until(new.to_user_id, new.to_organisation_id), '-infinity')) end;
begin
  update tact.case_grant g set valid_to = clock_timestamp()
    where g.source_kind = 'referral' and g.source_id = new.id and (g.valid_to is null or g.valid_to > clock_timestamp())
      and (want is null or g.sections is distinct from want or g.valid_to is distinct from ends
        or g.grantee_id is distinct from coalesce(new.to_user_id, new.to_organisation_id));
  if want is not null and ends > statement_timestamp() and not exists (select 1 from tact.case_grant g where g.source_kind = 'referral'
      and g.source_id = new.id and (g.valid_to is null or g.valid_to > clock_timestamp())) then
    insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values (uuidv7(), new.case_id, case when new.to_user_id is null then 'organisation' else 'user' end,
        coalesce(new.to_user_id, new.to_organisation_id), want, 'read', 'referral', new.id, statement_timestamp(), ends);
  end if;
  return null;
end $$;
`;

export const FOLLOW_MEMBERSHIP = `
create or replace function tact_private.follow_membership() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who uuid := coalesce(new.user_id, old.user_id);
  organisation uuid := coalesce(new.organisation_id, old.organisation_id);
  ends timestamptz := coalesce(tact_private.member_until(who, organisation), '-infinity');
begin
  update tact.case_grant g set valid_to = nullif(greatest(ends, g.valid_from), 'infinity')
    from tact.case_file c where c.id = g.case_id and c.owner_id = who and c.organisation_id = organisation
      and g.source_kind = 'owner' and g.grantee_id = who and (g.valid_to is null or g.valid_to > statement_timestamp())
      and g.valid_to is distinct from nullif(ends, 'infinity');
  update tact.case_grant g set valid_to = greatest(least(r.expires_at, ends), g.valid_from)
    from tact.referral r where g.source_kind = 'referral' and g.source_id = r.id and r.to_user_id = who and r.to_organisation_id = organisation
      and g.valid_to > statement_timestamp() and g.valid_to is distinct from least(r.expires_at, ends);
  if ends > statement_timestamp() then
    insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      select uuidv7(), c.id, 'user', who, tact_private.all_sections(), 'write', 'owner', who, statement_timestamp(), nullif(ends, 'infinity')
      from tact.case_file c where c.owner_id = who and c.organisation_id = organisation and not exists (select 1 from tact.case_grant g
        where g.case_id = c.id and g.grantee_id = who and g.source_kind = 'owner' and (g.valid_to is null or g.valid_to > statement_timestamp()));
  end if;
  return null;
end $$;
`;

const TRIGGER = `
create trigger follow_membership after insert or update on tact.membership for each row execute function tact_private.follow_membership();
`;

/** Leavers lose their files with their membership. */
export class GrantsFollowMembership0008 implements MigrationInterface {
  readonly name = 'GrantsFollowMembership1790000000008';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', MEMBER_UNTIL + FOLLOW_CASE + FOLLOW_REFERRAL + FOLLOW_MEMBERSHIP + TRIGGER);
  }

  /** Owner grants no longer end with a membership; \`follow_case\` of this migration stays until 0005 goes down. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger follow_membership on tact.membership');
    await runner.query('drop function tact_private.follow_membership()');
    await runner.query('create or replace function tact_private.member_until(who uuid, organisation uuid) returns timestamptz language sql as $$ select \'infinity\'::timestamptz $$');
  }
}
