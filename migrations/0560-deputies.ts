import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** `named`: by the supervisor, with dates. `programme`: called by the database where nobody else is left to decide. */
const TABLE = `
create table tact.deputy (
  id uuid primary key, kind text not null default 'named' check (kind in ('named', 'programme')), membership_id uuid references tact.membership,
  supervisor_id uuid references tact.app_user, deputy_id uuid not null references tact.app_user, organisation_id uuid not null references tact.organisation,
  team_id uuid not null references tact.team, programme_id uuid references tact.programme, role_id uuid not null references tact.role, valid_from timestamptz not null, valid_to timestamptz not null,
  ended_at timestamptz, created_by uuid not null, created_at timestamptz not null default now(), version int not null default 1,
  check (valid_to > valid_from), check (deputy_id is distinct from supervisor_id), check ((kind = 'named') = (membership_id is not null and supervisor_id is not null)));
create index deputy_person on tact.deputy (deputy_id) where ended_at is null;
create index deputy_team on tact.deputy (team_id) where ended_at is null;
grant select, insert, update on tact.deputy to tact_app;
select tact_audit.watch('tact.deputy');
`;

const LIVE = 'm.valid_from <= statement_timestamp() and (m.valid_to is null or m.valid_to > statement_timestamp())';
const OWN = `select m.*, r.key as role_key, r.case_scope, r.permissions from tact.membership m join tact.role r on r.id = m.role_id where ${LIVE}`;
const APPROVES = `@> '[{"action": "approve", "subject": "Approval"}]'`;

/**
 * A deputy holds a supervisor's role in one team while it lasts: so row-level security, grants and abilities follow by themselves. It begins by
 * domain time and ends by the later of domain and real time; it needs a role of the deputy's own in that organisation, and ends with the
 * supervisor's. Confirming changes of people is not handed on; who is called for the programme reads and decides, nothing else.
 */
const VIEW = `
create function tact_private.deputy_rights(kind text, permissions jsonb) returns jsonb language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(p), '[]') from jsonb_array_elements(permissions) p where p ->> 'subject' <> 'Change'
    and (kind = 'named' or p ->> 'action' in ('read', 'reveal', 'approve', 'return')) $$;
create or replace view tact_private.live_membership as ${OWN}
  union all
  select d.id, d.deputy_id, d.organisation_id, d.team_id, d.programme_id, d.role_id, d.valid_from, d.valid_to, d.version, d.created_at, r.key, r.case_scope,
    tact_private.deputy_rights(d.kind, r.permissions)
  from tact.deputy d join tact.role r on r.id = d.role_id and r.case_scope = 'team' left join tact.membership s on s.id = d.membership_id
  where d.ended_at is null and d.valid_from <= (select tact.access_now()) and d.valid_to > (select tact.access_now())
    and (s.id is null or s.valid_from <= statement_timestamp() and (s.valid_to is null or s.valid_to > statement_timestamp())
      and exists (select 1 from tact.app_user u where u.id = d.supervisor_id and u.active))
    and exists (select 1 from tact.membership m join tact.role o on o.id = m.role_id where m.user_id = d.deputy_id and m.organisation_id = d.organisation_id
      and o.case_scope <> 'none' and ${LIVE} and (d.kind = 'programme' or o.permissions ${APPROVES}));
`;

/** The database's copy of the rule in libs/domain: who names whom, and that only the end of a deputy is ever changed. */
const GUARD = `
create function tact_private.guard_deputy() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare me uuid := tact.actor();
begin
  if current_user <> 'tact_app' then return new; end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(old) - 'ended_at' - 'version' <> to_jsonb(new) - 'ended_at' - 'version' or old.ended_at is not null or new.ended_at is null
      or me is distinct from old.supervisor_id and me is distinct from old.deputy_id then perform tact_private.refuse(); end if;
    return new;
  end if;
  if new.kind <> 'named' or new.supervisor_id is distinct from me or new.created_by is distinct from me or new.ended_at is not null
    or new.valid_to <= tact.now() or new.valid_to > greatest(new.valid_from, tact.now()) + interval '93 days'
    or not exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id where m.id = new.membership_id and m.user_id = me and m.team_id = new.team_id and m.programme_id is not distinct from new.programme_id
      and m.organisation_id = new.organisation_id and m.role_id = new.role_id and r.case_scope = 'team' and r.permissions ${APPROVES} and ${LIVE})
    or not exists (select 1 from tact.membership m join tact.role r on r.id = m.role_id join tact.app_user u on u.id = m.user_id and u.active
      where m.user_id = new.deputy_id and m.organisation_id = new.organisation_id and r.case_scope <> 'none' and r.permissions ${APPROVES} and ${LIVE}) then
    perform tact_private.refuse();
  end if;
  return new;
end $$;
create trigger guard before insert or update on tact.deputy for each row execute function tact_private.guard_deputy();
`;

/** Who is told of what waits in a team: its supervisors and their deputies. Ids of people, no case. */
const PEOPLE = `
create function tact.people_with(action text, subject text, organisation uuid, team uuid) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select distinct m.user_id from tact_private.live_membership m join tact.app_user u on u.id = m.user_id and u.active
  where tact.actor() is not null and m.organisation_id = $3 and m.case_scope <> 'none' and ($4 is null or m.team_id = $4 or m.case_scope = 'organisation')
    and m.permissions @> jsonb_build_array(jsonb_build_object('action', $1, 'subject', $2)) $$;
grant execute on function tact.people_with(text, text, uuid, uuid) to tact_app;
`;

/** Deputies of supervisors (DESIGN.md section 1). */
export class Deputies0560 implements MigrationInterface {
  readonly name = 'Deputies1790000000560';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLE + VIEW + GUARD + PEOPLE);
  }

  /** DESTRUCTIVE: who stood in for whom, outside the audit trail. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function tact.people_with(text, text, uuid, uuid)');
    await asRole(runner, 'tact_owner', `create or replace view tact_private.live_membership as ${OWN}`);
    await runner.query('drop table tact.deputy cascade');
    await runner.query('drop function tact_private.guard_deputy(), tact_private.deputy_rights(text, jsonb)');
  }
}
