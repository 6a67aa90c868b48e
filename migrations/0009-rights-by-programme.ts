import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FOLLOW_CASE, FOLLOW_MEMBERSHIP } from './0008-grants-follow-membership';
import { asRole } from './support';

/**
 * What an owner's or a team's grant is made out to: neither a person nor a team, but that person or team at work in one organisation
 * and one programme (docs/adr/0007). Whoever has no such membership now holds no such key, whatever else it does there.
 */
const KEYS = `
create function tact_private.holder_key(holder uuid, organisation uuid, programme uuid) returns uuid language sql immutable strict
  as $$ select encode(substr(sha256(uuid_send(holder) || uuid_send(organisation) || uuid_send(programme)), 1, 16), 'hex')::uuid $$;

create function tact_private.keys_of(who uuid, organisation uuid, team uuid, programme uuid, scope text) returns setof uuid language sql stable
  as $$ select who where scope <> 'none'
    union all select organisation where scope in ('organisation', 'received')
    union all select tact_private.holder_key(h.id, organisation, p.id) from tact.programme p,
      unnest(case scope when 'own' then array[who] when 'team' then array[who, team] when 'organisation' then array[who, organisation] else '{}' end) h(id)
      where h.id is not null and (programme is null or p.id = programme) $$;

create or replace function tact_private.grantees_of(who uuid) returns uuid[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select array(select distinct k.id from tact_private.live_membership m,
    tact_private.keys_of(who, m.organisation_id, m.team_id, m.programme_id, m.case_scope) k(id) where m.user_id = who) $$;

create function tact.may_register(organisation uuid, programme uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact_private.live_membership m where m.user_id = tact_private.live_actor() and m.organisation_id = $1
    and m.case_scope in ('own', 'team', 'organisation') and (m.programme_id is null or m.programme_id = $2)) $$;
grant execute on function tact.may_register(uuid, uuid) to tact_app;
`;

/** The owner's and the team's grants no longer end with a membership: the key does. A named receiver's still does. */
const FOLLOW = `
create or replace function tact_private.follow_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and row(old.owner_id, old.team_id, old.organisation_id, old.programme_id)
    is not distinct from row(new.owner_id, new.team_id, new.organisation_id, new.programme_id) then return null; end if;
  update tact.case_grant g set valid_to = clock_timestamp() where g.case_id = new.id and g.source_kind in ('owner', 'team')
    and (g.valid_to is null or g.valid_to > clock_timestamp()) and g.grantee_id is distinct from tact_private.holder_key(
      case g.source_kind when 'owner' then new.owner_id else new.team_id end, new.organisation_id, new.programme_id);
  insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
    select uuidv7(), new.id, x.kind, x.key, tact_private.all_sections(), 'write', x.source, x.id, statement_timestamp()
    from (select v.kind, v.id, v.source, tact_private.holder_key(v.id, new.organisation_id, new.programme_id) as key
      from (values ('user', new.owner_id, 'owner'), ('team', new.team_id, 'team')) as v(kind, id, source) where v.id is not null) x
    where not exists (select 1 from tact.case_grant g where g.case_id = new.id and g.grantee_id = x.key and g.source_kind = x.source
      and (g.valid_to is null or g.valid_to > clock_timestamp()));
  return null;
end $$;

create or replace function tact_private.follow_membership() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ends timestamptz := coalesce(tact_private.member_until(new.user_id, new.organisation_id), '-infinity');
begin
  update tact.case_grant g set valid_to = greatest(least(r.expires_at, ends), g.valid_from)
    from tact.referral r where g.source_kind = 'referral' and g.source_id = r.id and r.to_user_id = new.user_id and r.to_organisation_id = new.organisation_id
      and g.valid_to > statement_timestamp() and g.valid_to is distinct from least(r.expires_at, ends);
  return null;
end $$;
`;

/** Grants that stand are made out anew; those that had ended with a membership stand again, for a key that nobody may hold. */
const REWRITE = `
alter table tact.case_grant disable trigger user;
update tact.case_grant g set grantee_id = tact_private.holder_key(g.source_id, c.organisation_id, c.programme_id),
    valid_to = case when g.source_kind = 'owner' and g.source_id = c.owner_id and g.valid_to > statement_timestamp() then null else g.valid_to end
  from tact.case_file c where c.id = g.case_id and g.source_kind in ('owner', 'team');
insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
  select uuidv7(), c.id, 'user', tact_private.holder_key(c.owner_id, c.organisation_id, c.programme_id), tact_private.all_sections(), 'write', 'owner', c.owner_id, statement_timestamp()
  from tact.case_file c where c.owner_id is not null and not exists (select 1 from tact.case_grant g where g.case_id = c.id and g.source_kind = 'owner'
    and g.source_id = c.owner_id and (g.valid_to is null or g.valid_to > statement_timestamp()));
alter table tact.case_grant enable trigger user;
`;

const REGISTER = (check: string): string => `alter policy register on tact.case_file with check (${check} and created_by = (select tact.actor()));`;

/** Own, team and organisation rights reach cases of the membership's programme only; a referral is received whatever programme its case is in. */
export class RightsByProgramme0009 implements MigrationInterface {
  readonly name = 'RightsByProgramme1790000000009';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `${KEYS}${FOLLOW}${REWRITE}${REGISTER('tact.may_register(organisation_id, programme_id)')}`);
  }

  /** Rights reach every programme again; owners' grants end with the last membership in the organisation from the next change on. */
  async down(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `${REGISTER('organisation_id = any((select tact.member_orgs())::uuid[])')}
      ${FOLLOW_CASE}${FOLLOW_MEMBERSHIP}
      alter table tact.case_grant disable trigger user;
      update tact.case_grant set grantee_id = source_id where source_kind in ('owner', 'team');
      alter table tact.case_grant enable trigger user;
      create or replace function tact_private.grantees_of(who uuid) returns uuid[] language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select case when who is null then '{}'::uuid[] else array(
          select who where exists (select 1 from tact_private.live_membership m where m.user_id = who and m.case_scope <> 'none')
          union select m.team_id from tact_private.live_membership m where m.user_id = who and m.case_scope = 'team' and m.team_id is not null
          union select m.organisation_id from tact_private.live_membership m
            where m.user_id = who and m.case_scope in ('organisation', 'received')) end $$;
      drop function tact.may_register(uuid, uuid), tact_private.keys_of(uuid, uuid, uuid, uuid, text), tact_private.holder_key(uuid, uuid, uuid);`);
  }
}
