import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const WRITING = `exists (select 1 from tact.case_grant g where g.case_id = r.case_id and g.access = 'write' and r.section = any(g.sections)
  and g.grantee_id = any(tact.grantees()) and g.valid_from <= tact.access_now() and (g.valid_to is null or g.valid_to > tact.access_now()))
  and not exists (select 1 from tact.case_block b where b.case_id = r.case_id and b.blocked_id = any(tact.block_ids()))`;

/**
 * What a writer must know of records it may write without opening them: the id of the one record of a kind, and whether a record is its
 * own: nothing about cases the actor may not write. And whether a new case's id is free, as a primary key error would tell anyway; ids have
 * 74 random bits and are not guessed. No content leaves, so no access record is asked for.
 */
const FUNCTIONS = `
create function tact.only_record(in_case uuid, of_kind text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id from tact.case_record r where r.case_id = in_case and r.kind = of_kind and r.deleted_at is null and ${WRITING}
    order by r.created_at limit 1 $$;
create function tact.is_own_record(which uuid, in_case uuid, of_kind text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact.case_record r where r.id = which and r.case_id = in_case and r.kind = of_kind and r.created_by = tact.actor() and ${WRITING}) $$;
create function tact.is_free_case_id(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tact.actor() is not null and not exists (select 1 from tact.case_file c where c.id = which) $$;
grant execute on function tact.only_record(uuid, text), tact.is_own_record(uuid, uuid, text), tact.is_free_case_id(uuid) to tact_app;
create index case_file_owner on tact.case_file (owner_id);
create index case_file_import on tact.case_file (import_run_id) where import_run_id is not null;
create index case_task_open on tact.case_task (due_at) where state = 'open';
create index change_log_xid on tact.change_log (xid, seq);
`;

/** Helpers of the case handlers and the indexes of their lists. */
export class CaseRecords0301 implements MigrationInterface {
  readonly name = 'CaseRecords1790000000301';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index tact.change_log_xid, tact.case_task_open, tact.case_file_import, tact.case_file_owner');
    await runner.query('drop function tact.is_free_case_id(uuid), tact.is_own_record(uuid, uuid, text), tact.only_record(uuid, text)');
  }
}
