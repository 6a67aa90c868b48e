import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const ROW = `version int not null default 1, field_versions jsonb not null default '{}', created_by uuid not null references tact.app_user,
  created_at timestamptz not null default now(), updated_by uuid not null references tact.app_user, updated_at timestamptz not null default now()`;
const PROCESS = `process_id uuid not null references tact.return_process, case_id uuid not null references tact.case_file`;

const TABLES = `
create table tact.return_process (
  id uuid primary key, case_id uuid not null references tact.case_file, case_code text not null, organisation_id uuid not null references tact.organisation,
  from_country text not null, to_country text not null, state text not null check (state in ('considered', 'cleared', 'travelling', 'arrived', 'stopped', 'stayed')),
  placement text check (placement in ('family', 'not_family')), travel_on date, stop_reason text, considered_at timestamptz not null, cleared_at timestamptz,
  travelled_at timestamptz, arrived_at timestamptz, ended_at timestamptz, ended_by uuid references tact.app_user, last_incident_at timestamptz, ${ROW},
  check (from_country <> to_country), check ((state in ('stopped', 'stayed')) = (ended_at is not null)), check ((state = 'stopped') = (stop_reason is not null)));
create unique index return_one_live on tact.return_process (case_id) where state in ('considered', 'cleared', 'travelling');
create index return_of_case on tact.return_process (case_id, considered_at);
create table tact.return_partner (
  id uuid primary key, ${PROCESS}, organisation_id uuid not null references tact.organisation, side text not null check (side in ('sending', 'receiving')),
  worker_id uuid references tact.app_user, since timestamptz not null, ended_at timestamptz, ended_reason text check (ended_reason in ('consent', 'keeper', 'return')), ${ROW},
  check ((ended_at is null) = (ended_reason is null)));
create unique index return_partner_once on tact.return_partner (process_id, organisation_id) where ended_at is null;
create table tact.return_attestation (
  id uuid primary key, ${PROCESS}, step text not null, kind text not null check (kind in ('evidence', 'override')), sides text[] not null, two_sided boolean not null,
  valid_until date, document_on date, attested_by uuid not null references tact.app_user, attested_organisation_id uuid not null references tact.organisation,
  attested_side text not null check (attested_side in ('sending', 'receiving')), attested_at timestamptz not null, countersigned_by uuid references tact.app_user,
  countersigned_organisation_id uuid references tact.organisation, countersigned_side text check (countersigned_side in ('sending', 'receiving')),
  countersigned_at timestamptz, hmac bytea, withdrawn_at timestamptz, withdrawn_by uuid references tact.app_user, version int not null default 1,
  check (countersigned_by is null or countersigned_by <> attested_by), check ((countersigned_by is null) = (countersigned_at is null)),
  check (not two_sided or countersigned_side is null or countersigned_side <> attested_side), check (kind = 'evidence' or countersigned_by is null));
create index return_attestation_of on tact.return_attestation (process_id, step, attested_at);
create table tact.return_evidence (
  id uuid primary key, attestation_id uuid not null unique references tact.return_attestation, ${PROCESS}, sides text[] not null, outcome text,
  documents jsonb not null default '[]', sealed bytea not null, organisation_id uuid not null references tact.organisation, by uuid not null references tact.app_user,
  at timestamptz not null);
`;
const NAMES = ['return_process', 'return_partner', 'return_attestation', 'return_evidence'];
const SECTIONS = NAMES.map((name) => section(name, 'return')).join('\n');

/** A partner that is named opens the return to its duty bearers, to the supervisors of its teams in the programme, and to the worker they name. */
const FOLLOW = `
alter table tact.case_grant drop constraint case_grant_source_kind_check;
alter table tact.case_grant add constraint case_grant_source_kind_check check (source_kind in ('owner', 'team', 'referral', 'handover', 'return'));
create function tact_private.follow_return_partner() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare programme uuid := (select c.programme_id from tact.case_file c where c.id = new.case_id);
begin
  update tact.case_grant g set valid_to = clock_timestamp()
    where g.source_kind = 'return' and g.source_id = new.id and (g.valid_to is null or g.valid_to > clock_timestamp())
      and (new.ended_at is not null or g.grantee_kind = 'user' and g.grantee_id is distinct from tact_private.holder_key(new.worker_id, new.organisation_id, programme));
  insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
    select uuidv7(), new.case_id, x.kind, x.id, array['return'], 'read', 'return', new.id, statement_timestamp()
    from (select 'organisation' as kind, new.organisation_id as id
      union all select 'team', tact_private.holder_key(t.id, t.organisation_id, programme) from tact.team t where t.organisation_id = new.organisation_id
      union all select 'user', tact_private.holder_key(new.worker_id, new.organisation_id, programme)) x
    where new.ended_at is null and x.id is not null and not exists (select 1 from tact.case_grant g where g.source_kind = 'return' and g.source_id = new.id
      and g.grantee_id = x.id and (g.valid_to is null or g.valid_to > clock_timestamp()));
  return null;
end $$;
create trigger follow_return_partner after insert or update on tact.return_partner for each row execute function tact_private.follow_return_partner();
`;

/** What the actor holds as a partner: asked by policies, which cannot read the table they protect. */
const SIGHT = `
create function tact.partner_parts() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select distinct p.process_id || '|' || p.side from tact.case_grant g join tact.return_partner p on p.id = g.source_id and p.ended_at is null
    where g.source_kind = 'return' and 'return' = any(g.sections) and g.grantee_id = any((select tact.grantees())::uuid[])
      and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now()))) $$;
create function tact.partner_returns() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select distinct split_part(x, '|', 1)::uuid from unnest(tact.partner_parts()) x) $$;
create function tact.keeps_case(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact.case_grant g where g.case_id = which and g.access = 'write' and 'return' = any(g.sections) and g.grantee_id = any((select tact.grantees())::uuid[])
      and g.valid_from <= (select tact.access_now()) and (g.valid_to is null or g.valid_to > (select tact.access_now())))
    and not exists (select 1 from tact.case_block b where b.case_id = which and b.blocked_id = any((select tact.block_ids())::uuid[])) $$;
grant execute on function tact.partner_parts(), tact.partner_returns(), tact.keeps_case(uuid) to tact_app;
`;

const KEEPS = (table: string): string => `exists (select 1 from tact.case_grant g where g.case_id = ${table}.case_id and g.access = 'write' and 'return' = any(g.sections)
  and g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now())))`;
const UNBLOCKED = (table: string): string => `not exists (select 1 from tact.case_block b where b.case_id = ${table}.case_id
  and b.blocked_id = any((select tact.block_ids())::uuid[]))`;
const PARTNER = (column: string): string => `${column} = any((select tact.partner_returns())::uuid[])`;
const PART = `exists (select 1 from unnest(return_evidence.sides) s where return_evidence.process_id || '|' || s = any((select tact.partner_parts())::text[]))`;
const party = (table: string, column = 'process_id'): string => `(${KEEPS(table)} or ${PARTNER(`${table}.${column}`)}) and ${UNBLOCKED(table)}`;
const MINE = (who: string, organisation: string): string => `${who} = (select tact.actor()) and ${organisation} = any((select tact.member_orgs())::uuid[])`;

/** Steps and their state are read by both countries; the evidence of a step by who keeps the file and by the partner whose step it is. */
const POLICIES = `
create policy see on tact.return_process for select to tact_app using (${party('return_process', 'id')});
create policy make on tact.return_process for insert to tact_app with check (${KEEPS('return_process')} and ${UNBLOCKED('return_process')} and ${MINE('created_by', 'organisation_id')});
create policy change on tact.return_process for update to tact_app using (${party('return_process', 'id')});
create policy see on tact.return_partner for select to tact_app using (${party('return_partner')});
create policy make on tact.return_partner for insert to tact_app with check (${KEEPS('return_partner')} and ${UNBLOCKED('return_partner')} and created_by = (select tact.actor()));
create policy change on tact.return_partner for update to tact_app using ((${KEEPS('return_partner')} or ${PARTNER('return_partner.process_id')}
  and organisation_id = any((select tact.member_orgs())::uuid[])) and ${UNBLOCKED('return_partner')});
create policy see on tact.return_attestation for select to tact_app using (${party('return_attestation')});
create policy make on tact.return_attestation for insert to tact_app with check (${party('return_attestation')} and ${MINE('attested_by', 'attested_organisation_id')});
create policy change on tact.return_attestation for update to tact_app using (${party('return_attestation')});
create policy see on tact.return_evidence for select to tact_app using ((${KEEPS('return_evidence')} or ${PART}) and ${UNBLOCKED('return_evidence')}
  and return_evidence.case_id = any((select tact.read_cases())::uuid[]));
create policy make on tact.return_evidence for insert to tact_app with check ((${KEEPS('return_evidence')} or ${PART}) and ${UNBLOCKED('return_evidence')} and ${MINE('by', 'organisation_id')});
grant select, insert, update on tact.return_process, tact.return_partner, tact.return_attestation to tact_app;
grant select, insert on tact.return_evidence to tact_app;
`;

/** Roles that work on cases or receive them work on returns; roles of an installation that stands are completed here, new ones come with the first data. */
const RIGHTS = `
update tact.role r set permissions = r.permissions || coalesce((select jsonb_agg(p) from jsonb_array_elements(x.rights) p where not r.permissions @> jsonb_build_array(p)), '[]')
  from (values
    ('social_worker', '[{"action":"read","subject":"Return"},{"action":"create","subject":"Return"},{"action":"update","subject":"Return"}]'::jsonb),
    ('supervisor', '[{"action":"read","subject":"Return"},{"action":"create","subject":"Return"},{"action":"update","subject":"Return"},{"action":"approve","subject":"Return"}]'),
    ('duty_bearer', '[{"action":"read","subject":"Return"},{"action":"update","subject":"Return"}]')) as x(key, rights)
  where r.built_in and r.key = x.key;
`;

/** Assisted return: the process, its partners of the other country, who signed which step, and the evidence under the case key. */
export class Returns0520 implements MigrationInterface {
  readonly name = 'Returns1790000000520';

  async up(runner: QueryRunner): Promise<void> {
    const each = NAMES.map((t) => `alter table tact.${t} enable row level security; alter table tact.${t} force row level security;
      create policy owner on tact.${t} to tact_owner using (true) with check (true); select tact_audit.watch('tact.${t}');
      create trigger log_change after insert or update or delete on tact.${t} for each row execute function tact_private.log_change();`).join('\n');
    await asRole(runner, 'tact_owner', TABLES + SECTIONS + FOLLOW + SIGHT + each + POLICIES + RIGHTS);
  }

  /** DESTRUCTIVE: every return, its evidence and its signatures. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tact.return_evidence, tact.return_attestation, tact.return_partner, tact.return_process cascade;
      drop function tact_private.follow_return_partner(), tact.keeps_case(uuid), tact.partner_returns(), tact.partner_parts();
      delete from tact.case_grant where source_kind = 'return';
      alter table tact.case_grant drop constraint case_grant_source_kind_check;
      alter table tact.case_grant add constraint case_grant_source_kind_check check (source_kind in ('owner', 'team', 'referral', 'handover'));
      update tact.role r set permissions = coalesce((select jsonb_agg(p) from jsonb_array_elements(r.permissions) p where p ->> 'subject' <> 'Return'), '[]') where r.built_in`);
  }
}
