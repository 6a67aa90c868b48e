import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const ROW = `version int not null default 1, field_versions jsonb not null default '{}', created_by uuid not null,
  created_at timestamptz not null default now(), updated_by uuid not null, updated_at timestamptz not null default now()`;

const TABLES = `
create table tact.subject (id uuid primary key, created_at timestamptz not null default now());
create table tact.case_file (
  id uuid primary key, code text not null, programme_id uuid not null references tact.programme,
  organisation_id uuid not null references tact.organisation, team_id uuid references tact.team, owner_id uuid references tact.app_user,
  subject_id uuid not null, stage text not null, status text not null check (status in ('open', 'on_hold', 'closed')),
  risk text check (risk in ('high', 'medium', 'low', 'none')), victim_status text not null default 'at_risk', sex text, birth_year int,
  area_id uuid references tact.area, locality text, presence_country text, residence_country text, exploitation text[] not null default '{}',
  identification_source text, source text not null default 'registered' check (source in ('registered', 'migrated')),
  registered_at timestamptz not null, stage_since timestamptz not null, closed_at timestamptz, closure_reason text,
  languages text[] not null default '{}', special_needs text[] not null default '{}', accompaniment text, next_step text,
  next_due timestamptz, import_run_id uuid, ${ROW});
create index case_file_recent on tact.case_file (registered_at desc, id desc);
create index case_file_code on tact.case_file (code);
create index case_file_subject on tact.case_file (subject_id);
create index case_file_team on tact.case_file (team_id);
create table tact.case_key (case_id uuid not null references tact.case_file, key_version int not null, wrapped bytea not null,
  primary key (case_id, key_version));
create table tact.case_name (
  id uuid primary key, case_id uuid not null references tact.case_file, kind text not null check (kind in ('primary', 'alias')),
  sealed bytea not null, tokens bigint[] not null, part_count int not null, version int not null default 1);
create index case_name_case on tact.case_name (case_id);
create table tact.case_record (
  id uuid primary key, case_id uuid not null references tact.case_file, section text not null, kind text not null, occurred_on date,
  code text, clear jsonb not null default '{}', sealed bytea, organisation_id uuid not null references tact.organisation,
  deleted_at timestamptz, ${ROW});
create index case_record_case on tact.case_record (case_id, section, created_at);
create table tact.case_task (
  id uuid primary key, case_id uuid not null references tact.case_file, kind text not null, due_at timestamptz not null,
  setting_version int not null default 1, assignee_id uuid references tact.app_user, organisation_id uuid not null references tact.organisation,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')), done_at timestamptz, done_by uuid, record_id uuid,
  escalated_at timestamptz, ${ROW});
create index case_task_case on tact.case_task (case_id);
create index case_task_assignee on tact.case_task (assignee_id, state, due_at);
create table tact.stage_move (
  id uuid primary key, case_id uuid not null references tact.case_file, from_stage text, to_stage text not null, from_status text,
  to_status text not null, at timestamptz not null, by uuid not null, reason_code text, gates jsonb not null default '[]');
create index stage_move_case on tact.stage_move (case_id, at);
create table tact.subject_link (
  id uuid primary key, subject_id uuid not null, case_id uuid not null references tact.case_file, role text not null, by uuid not null,
  at timestamptz not null default now(), undone_at timestamptz);
create index subject_link_case on tact.subject_link (case_id);
create table tact.case_grant (
  id uuid primary key, case_id uuid not null references tact.case_file,
  grantee_kind text not null check (grantee_kind in ('user', 'team', 'organisation')), grantee_id uuid not null, sections text[] not null,
  access text not null check (access in ('write', 'read')), source_kind text not null
    check (source_kind in ('owner', 'team', 'referral', 'handover')), source_id uuid not null,
  valid_from timestamptz not null, valid_to timestamptz);
create index case_grant_case on tact.case_grant (case_id, grantee_id);
create index case_grant_grantee on tact.case_grant (grantee_id, case_id);
create index case_grant_source on tact.case_grant (source_kind, source_id);
create table tact.case_block (
  id uuid primary key, case_id uuid not null references tact.case_file, blocked_kind text not null
    check (blocked_kind in ('user', 'organisation')), blocked_id uuid not null, unique (case_id, blocked_id));
create table tact.change_log (
  seq bigint generated always as identity primary key, xid xid8 not null default pg_current_xact_id(), case_id uuid not null,
  entity text not null, row_id text not null, at timestamptz not null default now());
create index change_log_case on tact.change_log (case_id, seq);
create table tact.idempotency (
  actor_id uuid not null, route text not null, key text not null, body_hmac bytea not null, status int not null, resource text,
  version int, at timestamptz not null default now(), primary key (actor_id, route, key));
create table tact.operation_receipt (
  op_id uuid not null, actor_id uuid not null, case_id uuid, outcome text not null, resource text, version int, body_hmac bytea not null,
  fields jsonb not null default '{}', at timestamptz not null default now(), primary key (actor_id, op_id));
`;

const SECTIONS = [
  section('case_file', 'summary'), section('case_key', 'by grant'), section('case_name', 'identity'), section('case_record', 'by column'),
  section('case_task', 'work'), section('stage_move', 'summary'), section('subject_link', 'identity'), section('case_grant', 'by grantee'),
  section('case_block', 'work'), section('change_log', 'none'), section('operation_receipt', 'own'), section('subject', 'none'),
].join('\n');

const GRANTS = `
grant select, insert, update on tact.case_file, tact.case_name, tact.case_record, tact.case_task to tact_app;
grant select, insert on tact.case_key, tact.stage_move, tact.subject, tact.change_log, tact.operation_receipt, tact.idempotency to tact_app;
grant select, insert, update on tact.subject_link to tact_app;
grant select on tact.case_grant, tact.case_block to tact_app;
grant delete on tact.case_name to tact_app;
`;

/** Owner and team grants follow the case; nobody writes case_grant by hand. */
const OWNER_GRANTS = `
create function tact_private.all_sections() returns text[] language sql immutable as $$
  select array['summary', 'identity', 'family', 'risk', 'trafficking', 'plan', 'health', 'legal', 'return', 'reintegration', 'notes',
    'documents', 'work'] $$;
create function tact_private.follow_case() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'UPDATE' and old.owner_id is not distinct from new.owner_id and old.team_id is not distinct from new.team_id then return null; end if;
  if tg_op = 'UPDATE' then
    update tact.case_grant g set valid_to = clock_timestamp() where g.case_id = new.id and g.valid_to is null
      and ((g.source_kind = 'owner' and g.grantee_id is distinct from new.owner_id)
        or (g.source_kind = 'team' and g.grantee_id is distinct from new.team_id));
  end if;
  insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from)
    select uuidv7(), new.id, x.kind, x.id, tact_private.all_sections(), 'write', x.source, x.id, statement_timestamp()
    from (values ('user', new.owner_id, 'owner'), ('team', new.team_id, 'team')) as x(kind, id, source)
    where x.id is not null and not exists (select 1 from tact.case_grant g where g.case_id = new.id and g.grantee_id = x.id
      and g.source_kind = x.source and g.valid_to is null);
  return null;
end $$;
create trigger follow_case after insert or update on tact.case_file for each row execute function tact_private.follow_case();

create function tact_private.log_change() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare r jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  insert into tact.change_log (case_id, entity, row_id)
    values (coalesce(r ->> 'case_id', r ->> 'id')::uuid, tg_table_name, coalesce(r ->> 'id', r ->> 'case_id'));
  return null;
end $$;
`;

const WATCHED = ['case_file', 'case_key', 'case_name', 'case_record', 'case_task', 'stage_move', 'subject_link', 'case_grant', 'case_block'];
const LOGGED = ['case_file', 'case_name', 'case_record', 'case_task', 'stage_move', 'case_grant', 'case_block'];

/** The case and its records (DESIGN.md section 2). */
export class Cases0005 implements MigrationInterface {
  readonly name = 'Cases1790000000005';

  async up(runner: QueryRunner): Promise<void> {
    const audit = WATCHED.map((table) => `select tact_audit.watch('tact.${table}');`).join('\n');
    const log = LOGGED.map((t) => `create trigger log_change after insert or update or delete on tact.${t} for each row execute function tact_private.log_change();`);
    await asRole(runner, 'tact_owner', TABLES + SECTIONS + GRANTS + OWNER_GRANTS + audit + log.join('\n'));
  }

  /** DESTRUCTIVE: every case. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tact.operation_receipt, tact.idempotency, tact.change_log, tact.case_block, tact.case_grant, tact.subject_link,
      tact.stage_move, tact.case_task, tact.case_record, tact.case_name, tact.case_key, tact.case_file, tact.subject cascade`);
    await runner.query('drop function tact_private.log_change(), tact_private.follow_case(), tact_private.all_sections()');
  }
}
