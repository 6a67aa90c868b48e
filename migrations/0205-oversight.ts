import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

/** The audit owner may know which case a code means, and what a person is called; nothing else of either. */
const OPEN = `
grant select (id, code) on tact.case_file to tact_audit;
create policy audit_reads on tact.case_file for select to tact_audit using (true);
grant select (id, display_name) on tact.app_user to tact_audit;
grant execute on function tact_private.may(text, text) to tact_audit;
`;

/** The app role has no right on the tables of tact_audit: these answer only to an actor whose role may read the log, and never with content. */
const READ = `
create function tact_audit.access_log(who uuid, case_code text, since timestamptz, until timestamptz, kinds text[], before_at timestamptz, before_id uuid, size int)
  returns table (id uuid, at timestamptz, device_at timestamptz, kind text, actor_id uuid, actor_name text, section text, case_codes text[], case_count int,
    request text) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare which uuid[];
begin
  if not tact_private.may('read', 'AccessLog') then raise exception 'not allowed' using errcode = '42501'; end if;
  if case_code is not null then which := array(select c.id from tact.case_file c where c.code = case_code); end if;
  return query select a.id, a.at, a.device_at, a.kind, a.actor, u.display_name, a.section,
      array(select c.code from tact.case_file c where c.id = any(case when which is null then a.case_ids[1:20] else which end) order by c.code),
      cardinality(a.case_ids), a.request
    from tact_audit.access_record a left join tact.app_user u on u.id = a.actor
    where (who is null or a.actor = who) and (which is null or a.case_ids && which) and (since is null or a.at >= since) and (until is null or a.at < until)
      and (kinds is null or a.kind = any(kinds)) and (before_at is null or (a.at, a.id) < (before_at, before_id))
    order by a.at desc, a.id desc limit size;
end $$;

create function tact_audit.audit_log(who uuid, case_code text, since timestamptz, until timestamptz, in_table text, before_at timestamptz, before_id uuid, size int)
  returns table (id uuid, at timestamptz, actor_id uuid, actor_name text, table_name text, row_id text, op text, changed text[], reason text,
    case_code_of text, stream text, seq bigint, request text) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare streams text[];
begin
  if not tact_private.may('read', 'AuditLog') then raise exception 'not allowed' using errcode = '42501'; end if;
  if case_code is not null then streams := array(select 'case:' || c.id from tact.case_file c where c.code = case_code); end if;
  return query select e.id, e.at, e.actor, u.display_name, e.table_name, e.row_id, e.op, e.changed, e.reason,
      (select c.code from tact.case_file c where e.stream like 'case:%' and c.id = substr(e.stream, 6)::uuid), e.stream, e.seq, e.request
    from tact_audit.audit_event e left join tact.app_user u on u.id = e.actor
    where (who is null or e.actor = who) and (streams is null or e.stream = any(streams)) and (since is null or e.at >= since) and (until is null or e.at < until)
      and (in_table is null or e.table_name = in_table) and (before_at is null or (e.at, e.id) < (before_at, before_id))
    order by e.at desc, e.id desc limit size;
end $$;
grant execute on function tact_audit.access_log(uuid, text, timestamptz, timestamptz, text[], timestamptz, uuid, int),
  tact_audit.audit_log(uuid, text, timestamptz, timestamptz, text, timestamptz, uuid, int) to tact_app;
`;

/** What the data protection officer reads (SECURITY.md, Audit). */
export class Oversight0205 implements MigrationInterface {
  readonly name = 'Oversight1790000000205';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', OPEN);
    await asRole(runner, 'tact_audit', READ);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function tact_audit.access_log(uuid, text, timestamptz, timestamptz, text[], timestamptz, uuid, int),
      tact_audit.audit_log(uuid, text, timestamptz, timestamptz, text, timestamptz, uuid, int)`);
    await runner.query(`drop policy audit_reads on tact.case_file; revoke select (id, code) on tact.case_file from tact_audit;
      revoke select (id, display_name) on tact.app_user from tact_audit; revoke execute on function tact_private.may(text, text) from tact_audit`);
  }
}
