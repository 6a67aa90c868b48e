import type { MigrationInterface, QueryRunner } from 'typeorm';
import { asRole } from './support';

const LIVE = `g.grantee_id = any((select tact.grantees())::uuid[]) and g.valid_from <= (select tact.access_now())
  and (g.valid_to is null or g.valid_to > (select tact.access_now()))`;

/** True when the row's case is granted to the actor with the section (and write, when asked) and does not block the actor. */
function granted(table: string, column: string, more: string): string {
  return `(exists (select 1 from tact.case_grant g where g.case_id = ${table}.${column} and ${LIVE} ${more})
    and not exists (select 1 from tact.case_block b where b.case_id = ${table}.${column} and b.blocked_id = any((select tact.block_ids())::uuid[])))`;
}

const has = (section: string): string => `and ${section} = any(g.sections)`;
const WRITES = `and g.access = 'write'`;
const SYSTEM = '(select tact.is_system())';
const LOGGED = (table: string): string => `${table}.case_id = any((select tact.read_cases())::uuid[])`;
const MINE = 'created_by = (select tact.actor())';

const FORCE = ['case_file', 'case_key', 'case_name', 'case_record', 'case_task', 'stage_move', 'subject_link', 'case_grant', 'case_block', 'change_log',
  'operation_receipt', 'idempotency'].map((t) => `alter table tact.${t} enable row level security; alter table tact.${t} force row level security;`).join('\n');

/** The read log: a sealed row is visible only under a committed access record of this actor that names the case (SECURITY.md, Audit). */
const ACCESS_LOG = `
create function tact.can_see(which uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from tact.case_grant g where g.case_id = which and g.grantee_id = any(tact.grantees())
      and g.valid_from <= tact.access_now() and (g.valid_to is null or g.valid_to > tact.access_now()))
    and not exists (select 1 from tact.case_block b where b.case_id = which and b.blocked_id = any(tact.block_ids())) $$;
grant execute on function tact.can_see(uuid) to tact_app, tact_audit;
`;

const ACCESS_RECORDS = `
create function tact_audit.record_access(kind text, cases uuid[], section text, request text) returns uuid language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare new_id uuid := uuidv7(); granted int;
begin
  if tact.actor() is null then raise exception 'no actor' using errcode = '42501'; end if;
  with mine as materialized (select tact.grantees() as ids, tact.block_ids() as blocked, tact.access_now() as at)
  select count(distinct g.case_id) into granted from tact.case_grant g, mine
    where g.case_id = any(cases) and g.grantee_id = any(mine.ids) and g.valid_from <= mine.at and (g.valid_to is null or g.valid_to > mine.at)
      and not exists (select 1 from tact.case_block b where b.case_id = g.case_id and b.blocked_id = any(mine.blocked));
  if granted <> (select count(distinct c) from unnest(cases) c) then raise exception 'case not granted' using errcode = '42501'; end if;
  insert into tact_audit.access_record (id, actor, session, kind, case_ids, section, request)
    values (new_id, tact.actor(), (select c.session from tact_private.claims() c), record_access.kind, cases, record_access.section, record_access.request);
  return new_id;
end $$;
create function tact_audit.use_access(record uuid) returns void language sql set search_path = pg_catalog, pg_temp as $$
  select set_config('tact.access', record::text, true) $$;
create function tact_audit.read_cases() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select a.case_ids from tact_audit.access_record a
    where a.id = nullif(current_setting('tact.access', true), '')::uuid and a.actor = tact.actor()
      and a.at > clock_timestamp() - interval '10 minutes' and a.xid is distinct from pg_current_xact_id_if_assigned()), '{}'::uuid[]) $$;
grant execute on function tact_audit.record_access(text, uuid[], text, text), tact_audit.use_access(uuid), tact_audit.read_cases()
  to tact_app, tact_owner;
`;

const FRONT = `
create function tact.record_access(kind text, cases uuid[], section text, request text) returns uuid language sql
  set search_path = pg_catalog, pg_temp as $$ select tact_audit.record_access(kind, cases, section, request) $$;
create function tact.use_access(record uuid) returns void language sql set search_path = pg_catalog, pg_temp as $$
  select tact_audit.use_access(record) $$;
create function tact.read_cases() returns uuid[] language sql stable set search_path = pg_catalog, pg_temp as $$ select tact_audit.read_cases() $$;
grant execute on function tact.record_access(text, uuid[], text, text), tact.use_access(uuid), tact.read_cases() to tact_app, tact_audit;
`;

const POLICIES = `
create policy own_grants on tact.case_grant for select to tact_app using (grantee_id = any((select tact.grantees())::uuid[]) or ${SYSTEM});
create policy own_blocks on tact.case_block for select to tact_app using (blocked_id = any((select tact.block_ids())::uuid[]));
create policy see on tact.case_file for select to tact_app using (${granted('case_file', 'id', has(`'summary'`))} or ${SYSTEM});
create policy register on tact.case_file for insert to tact_app with check (organisation_id = any((select tact.member_orgs())::uuid[]) and ${MINE});
create policy change on tact.case_file for update to tact_app using (${granted('case_file', 'id', WRITES)} or ${SYSTEM})
  with check (organisation_id = any((select tact.member_orgs())::uuid[]) or ${SYSTEM});
create policy see on tact.case_key for select to tact_app using (${granted('case_key', 'case_id', '')});
create policy make on tact.case_key for insert to tact_app with check (${granted('case_key', 'case_id', WRITES)});
create policy see on tact.case_name for select to tact_app using (${granted('case_name', 'case_id', has(`'identity'`))} and ${LOGGED('case_name')});
create policy make on tact.case_name for insert to tact_app with check (${granted('case_name', 'case_id', `${has(`'identity'`)} ${WRITES}`)});
create policy change on tact.case_name for update to tact_app using (${granted('case_name', 'case_id', `${has(`'identity'`)} ${WRITES}`)});
create policy remove on tact.case_name for delete to tact_app using (${granted('case_name', 'case_id', `${has(`'identity'`)} ${WRITES}`)});
create policy see on tact.case_record for select to tact_app using (${granted('case_record', 'case_id', has('case_record.section'))} and ${LOGGED('case_record')});
create policy make on tact.case_record for insert to tact_app with check (${granted('case_record', 'case_id', `${has('case_record.section')} ${WRITES}`)} and ${MINE});
create policy change on tact.case_record for update to tact_app using (${granted('case_record', 'case_id', `${has('case_record.section')} ${WRITES}`)});
create policy see on tact.case_task for select to tact_app using (${granted('case_task', 'case_id', has(`'work'`))} or ${SYSTEM});
create policy make on tact.case_task for insert to tact_app with check (${granted('case_task', 'case_id', WRITES)} or ${SYSTEM});
create policy change on tact.case_task for update to tact_app using (${granted('case_task', 'case_id', WRITES)} or ${SYSTEM});
create policy see on tact.stage_move for select to tact_app using (${granted('stage_move', 'case_id', has(`'summary'`))});
create policy make on tact.stage_move for insert to tact_app with check (${granted('stage_move', 'case_id', WRITES)} and by = (select tact.actor()));
create policy see on tact.subject_link for select to tact_app using (${granted('subject_link', 'case_id', has(`'identity'`))});
create policy make on tact.subject_link for insert to tact_app with check (${granted('subject_link', 'case_id', WRITES)} and by = (select tact.actor()));
create policy undo on tact.subject_link for update to tact_app using (${granted('subject_link', 'case_id', WRITES)});
create policy see on tact.change_log for select to tact_app using (${granted('change_log', 'case_id', '')});
create policy own on tact.operation_receipt to tact_app using (actor_id = (select tact.actor())) with check (actor_id = (select tact.actor()));
create policy own on tact.idempotency to tact_app using (actor_id = (select tact.actor())) with check (actor_id = (select tact.actor()));
`;

/** Triggers and definer functions run as the owner, whom FORCE binds too: these policies let them through. */
const OWNER = ['case_file', 'case_grant', 'case_block', 'change_log', 'case_name', 'case_key', 'case_record', 'case_task', 'stage_move', 'subject_link',
  'operation_receipt', 'idempotency'].map((t) => `create policy owner on tact.${t} to tact_owner using (true) with check (true);`).join('\n');

/** Row-level security of the case: the third layer, which alone hides every row and section (DESIGN.md section 4, rule 2). */
export class CaseAccess0006 implements MigrationInterface {
  readonly name = 'CaseAccess1790000000006';

  async up(runner: QueryRunner): Promise<void> {
    await asRole(runner, 'tact_owner', `${ACCESS_LOG}
      grant select on tact.case_grant, tact.case_block to tact_audit; grant usage on schema tact_private to tact_audit;
      grant execute on function tact_private.claims() to tact_audit;
      create policy audit_reads on tact.case_grant for select to tact_audit using (true);
      create policy audit_reads on tact.case_block for select to tact_audit using (true);`);
    await asRole(runner, 'tact_audit', ACCESS_RECORDS);
    await asRole(runner, 'tact_owner', FRONT + FORCE + POLICIES + OWNER);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['case_file', 'case_key', 'case_name', 'case_record', 'case_task', 'stage_move', 'subject_link', 'case_grant', 'case_block',
      'change_log', 'operation_receipt', 'idempotency'];
    await runner.query(`do $$ declare p record; begin
      for p in select policyname, tablename from pg_policies where schemaname = 'tact' and tablename in (${tables.map((t) => `'${t}'`).join(', ')}) loop
        execute format('drop policy %I on tact.%I', p.policyname, p.tablename); end loop; end $$`);
    for (const t of tables) await runner.query(`alter table tact.${t} no force row level security; alter table tact.${t} disable row level security`);
    await runner.query(`drop function tact.read_cases(), tact.use_access(uuid), tact.record_access(text, uuid[], text, text), tact_audit.read_cases(),
      tact_audit.use_access(uuid), tact_audit.record_access(text, uuid[], text, text), tact.can_see(uuid) cascade`);
  }
}
