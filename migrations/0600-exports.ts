import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole, section } from './support';

/** One row an export, written before its first byte. The cases are named by the access records of the same instant. */
const TABLES = `
create table tact.case_export (
  id uuid primary key, scope text not null check (scope in ('case', 'list')), format text not null check (format in ('xlsx', 'json')), reason text not null,
  case_count int not null check (case_count >= 0), created_by uuid not null references tact.app_user, at timestamptz not null);
create index case_export_by on tact.case_export (created_by, at desc);
create index case_export_at on tact.case_export (at desc, id);
alter table tact.case_export enable row level security; alter table tact.case_export force row level security;
create policy owner on tact.case_export to tact_owner using (true) with check (true);
create policy see on tact.case_export for select to tact_app using (created_by = (select tact.actor()) or (select tact_private.may('read', 'AccessLog')));
create policy make on tact.case_export for insert to tact_app with check (created_by = (select tact.actor()) and (select tact_private.may('export', 'Case')));
grant select, insert on tact.case_export to tact_app;
${section('case_export', 'none')}
select tact_audit.watch('tact.case_export');
`;

/** Roles of an installation that stands; new ones come with the first data. */
const RIGHTS = `update tact.role set permissions = permissions || '[{"action": "export", "subject": "Case"}]'::jsonb
  where built_in and key in ('social_worker', 'supervisor') and not permissions @> '[{"action": "export", "subject": "Case"}]';`;

/** Exports of cases: who took what out, why and how many. */
export class Exports0600 implements MigrationInterface {
  readonly name = 'Exports1790000000600';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', TABLES + RIGHTS);
  }

  /** DESTRUCTIVE: the list of exports. Their access records and audit events stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tact.case_export cascade;
      update tact.role r set permissions = coalesce((select jsonb_agg(p) from jsonb_array_elements(r.permissions) p where p ->> 'action' <> 'export'), '[]') where r.built_in`);
  }
}
