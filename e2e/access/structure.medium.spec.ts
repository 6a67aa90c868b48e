import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { auditedTables } from './checks/audit';
import { fixedWorld } from './worlds/fixed';

const SECTIONS = ['summary', 'identity', 'family', 'risk', 'trafficking', 'plan', 'health', 'legal', 'return', 'reintegration', 'notes', 'documents'];
/** A table whose rows take their section from elsewhere says from where. */
const OTHER = ['by column', 'by grant', 'by grantee', 'by referral', 'by hand-over', 'by uploader', 'work', 'own', 'none'];
/** Not audited: receipts and logs that are themselves records, and what the audit trail must not hold. */
const UNAUDITED = ['idempotency', 'operation_receipt', 'change_log', 'subject', 'notification', 'import_workbook', 'credential', 'refresh_token'];

interface Table {
  readonly name: string;
  readonly comment: string | null;
  readonly rls: boolean;
  readonly forced: boolean;
  readonly about: string[] | null;
}

describe('the structure of the database', () => {
  let db: TestDatabase;
  let tables: Table[];
  const ask = <Row>(sql: string): Promise<Row[]> => db.admin.query(sql) as Promise<Row[]>;
  beforeAll(async () => {
    db = await startTestDatabase();
    tables = await ask<Table>(`select c.relname as name, obj_description(c.oid) as comment, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
      (select array_agg(a.attname::text) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.attname ~ '^(case_id|imported_case_id|link_case_id|run_id|sealed)$') as about
      from pg_class c where c.relnamespace = 'tact'::regnamespace and c.relkind in ('r', 'p', 'm')`);
  }, 60_000);
  afterAll(() => db.stop());

  const ofACase = (): Table[] => tables.filter(({ name, about, comment }) => name === 'case_file' || about !== null || comment?.startsWith('section:'));

  it('has tables of case content', () => expect(ofACase().map(({ name }) => name)).toEqual(expect.arrayContaining(['case_file', 'case_record', 'referral', 'approval', 'import_row'])));

  it('states the section of every table that holds something of a case', () => {
    const stated = ofACase().map(({ name, comment }) => [name, /^section: (.+)$/.exec(comment ?? '')?.[1]] as const);
    expect(stated.filter(([, section]) => section === undefined || ![...SECTIONS, ...OTHER].includes(section))).toEqual([]);
  });

  it('forces row-level security on every such table', () => {
    expect(ofACase().filter(({ name, rls, forced }) => name !== 'subject' && !(rls && forced)).map(({ name }) => name)).toEqual([]);
  });

  it('audits every table but receipts and logs', () => {
    const audited = auditedTables(fixedWorld());
    expect(tables.map(({ name }) => name).filter((name) => !audited.has(name) && !UNAUDITED.includes(name))).toEqual([]);
  });

  it('has no materialised view, and no view that reads with its owner\'s rights for the app role', async () => {
    expect(await ask(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname like 'tact%' and (c.relkind = 'm'
      or c.relkind = 'v' and has_table_privilege('tact_app', c.oid, 'select') and not coalesce('security_invoker=true' = any(c.reloptions), false))`)).toEqual([]);
  });

  it('gives the app role no power', async () => {
    expect(await ask(`select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication from pg_roles where rolname = 'tact_app'`))
      .toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false, rolreplication: false }]);
    expect(await ask(`select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid where m.member = 'tact_app'::regrole`)).toEqual([]);
    expect(await ask(`select c.relname from pg_class c where c.relowner = 'tact_app'::regrole union all select p.proname from pg_proc p where p.proowner = 'tact_app'::regrole
      union all select n.nspname from pg_namespace n where n.nspowner = 'tact_app'::regrole or has_schema_privilege('tact_app', n.oid, 'create')`)).toEqual([]);
  });

  it('lets the app role cut no table and write neither grants, blocks, changes nor the audit trail', async () => {
    expect(await ask(`select n.nspname || '.' || c.relname as t, p as right from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['truncate', 'trigger', 'references', 'maintain']) p
      where n.nspname like 'tact%' and c.relkind = 'r' and has_table_privilege('tact_app', c.oid, p)`)).toEqual([]);
    expect(await ask(`select c.relname, p as right from pg_class c join pg_namespace n on n.oid = c.relnamespace, unnest(array['insert', 'update', 'delete']) p
      where c.relkind = 'r' and (n.nspname in ('tact_audit', 'tact_private') or n.nspname = 'tact' and c.relname in ('case_grant', 'case_block', 'credential', 'session', 'device', 'refresh_token'))
      and has_table_privilege('tact_app', c.oid, p)`)).toEqual([]);
    expect(await ask(`select c.relname from pg_class c where c.relkind = 'r' and (c.relnamespace in ('tact_audit'::regnamespace, 'tact_private'::regnamespace)
      or c.oid in ('tact.credential'::regclass, 'tact.session'::regclass, 'tact.device'::regclass, 'tact.refresh_token'::regclass)) and has_table_privilege('tact_app', c.oid, 'select')`)).toEqual([]);
  });

  it('pins the search path of every function, and lets nobody call one without a right', async () => {
    expect(await ask(`select p.oid::regprocedure::text as f from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname like 'tact%' and n.nspname <> 'tact_ext'
      and p.prosecdef and not exists (select from unnest(p.proconfig) c where c = 'search_path=pg_catalog, pg_temp')`)).toEqual([]);
    expect(await ask(`select p.oid::regprocedure::text as f from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in ('tact', 'tact_private', 'tact_audit')
      and p.proacl is null`)).toEqual([]);
    expect(await ask(`select p.oid::regprocedure::text as f from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(p.proacl) a
      where n.nspname in ('tact', 'tact_private', 'tact_audit') and a.grantee = 0`)).toEqual([]);
  });
});
