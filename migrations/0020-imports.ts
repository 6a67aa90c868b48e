import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

const TABLES = `
create table tact.import_run (
  id uuid primary key, organisation_id uuid not null references tact.organisation, team_id uuid references tact.team,
  programme_id uuid not null references tact.programme, register text not null, file_name_sealed bytea not null, run_key_wrapped bytea not null,
  state text not null check (state in ('reading', 'comparing', 'checked', 'importing', 'done', 'failed')), failure_code text,
  undecided text check (undecided in ('new', 'skip')), total int, processed int not null default 0, info jsonb not null default '{}',
  worker uuid, worker_until timestamptz, created_by uuid not null references tact.app_user, created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(), version int not null default 1);
create index import_run_creator on tact.import_run (created_by, created_at desc);
create table tact.import_workbook (run_id uuid primary key references tact.import_run, sealed bytea not null);
create table tact.import_row (
  id uuid primary key, run_id uuid not null references tact.import_run, organisation_id uuid not null, row_no int not null, sheet_row int not null,
  state text not null check (state in ('ready', 'rejected', 'duplicate', 'imported', 'skipped', 'linked', 'known')),
  problems jsonb not null default '[]', sealed bytea, candidates jsonb not null default '[]',
  decision text check (decision in ('new', 'skip', 'link')), link_row int, link_case_id uuid, imported_case_id uuid,
  unique (run_id, sheet_row));
create index import_row_number on tact.import_row (run_id, row_no);
create index import_row_state on tact.import_row (run_id, state, sheet_row);
create table tact.import_key (
  organisation_id uuid not null, register text not null, row_no int not null, imported_case_id uuid not null, run_id uuid not null,
  primary key (organisation_id, register, row_no));
grant select, insert, update on tact.import_run, tact.import_row to tact_app;
grant select, insert, delete on tact.import_workbook to tact_app;
grant delete on tact.import_row to tact_app;
grant select, insert on tact.import_key to tact_app;
`;

/** A run is its uploader's alone; no case is reached through it, only rows that are not cases yet. */
const POLICIES = `
create policy own on tact.import_run to tact_app using (created_by = (select tact.actor()))
  with check (created_by = (select tact.actor()) and organisation_id = any((select tact.member_orgs())::uuid[]));
create policy own on tact.import_workbook to tact_app using (exists (select 1 from tact.import_run r where r.id = import_workbook.run_id))
  with check (exists (select 1 from tact.import_run r where r.id = import_workbook.run_id));
create policy own on tact.import_row to tact_app using (exists (select 1 from tact.import_run r where r.id = import_row.run_id))
  with check (exists (select 1 from tact.import_run r where r.id = import_row.run_id and r.organisation_id = import_row.organisation_id));
create policy own on tact.import_key to tact_app using (organisation_id = any((select tact.member_orgs())::uuid[]))
  with check (exists (select 1 from tact.import_run r where r.id = import_key.run_id and r.organisation_id = import_key.organisation_id));
`;

/** States, decisions and keys are audited; progress is not, and the stored workbook never enters the audit trail. */
const AUDIT = `
create trigger audit_insert after insert on tact.import_run for each row execute function tact_audit.record();
create trigger audit_update after update on tact.import_run for each row when (old.state is distinct from new.state) execute function tact_audit.record();
create trigger audit_decision after update on tact.import_row for each row
  when ((old.decision, old.link_row, old.link_case_id) is distinct from (new.decision, new.link_row, new.link_case_id)) execute function tact_audit.record();
select tact_audit.watch('tact.import_key');
`;

const HERE = ['import_run', 'import_workbook', 'import_row', 'import_key'];

/** Registers that are brought in (docs/contract.md section 7). */
export class Imports0020 implements MigrationInterface {
  readonly name = 'Imports1790000000020';

  async up(runner: QueryRunner): Promise<void> {
    const each = HERE.map((table) => `alter table tact.${table} enable row level security; alter table tact.${table} force row level security;
      create policy owner on tact.${table} to tact_owner using (true) with check (true); ${section(table, 'by uploader')}`).join('\n');
    await asRole(runner, 'tact_owner', TABLES + each + POLICIES + AUDIT);
  }

  /** DESTRUCTIVE: every import run, and what tells an imported row from a new one. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tact.import_key, tact.import_row, tact.import_workbook, tact.import_run cascade');
  }
}
