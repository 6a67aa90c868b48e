import { CaseCiphers } from '@tact/server/crypto';
import type { DataSource } from 'typeorm';
import { type Cluster, withAdmin } from './cluster';

const OPEN_EVERYTHING = `do $$ declare t record; begin
  for t in select g.tgname, c.oid::regclass as place from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not g.tgisinternal and n.nspname = 'tact' loop execute format('drop trigger %I on %s', t.tgname, t.place); end loop;
  for t in select c.oid::regclass as place from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'tact' and c.relkind = 'r' loop
    execute format('alter table %s disable row level security, no force row level security', t.place); end loop;
end $$`;
const SEALED = ['case_name', 'case_record', 'referral_entry'] as const;
const BATCH = 500;

interface SealedRow {
  readonly id: string;
  readonly case_id: string;
  readonly sealed: Buffer;
}

/** A copy of `tact` as an office without protection would keep it: no row-level security, no triggers, plain text, a trigram index of names. */
export async function makePlainCopy(cluster: Cluster, to: string): Promise<void> {
  await cluster.copy('tact', to);
  await withAdmin(cluster.urls(to).admin, async (admin) => {
    await admin.query(OPEN_EVERYTHING);
    for (const table of SEALED) await admin.query(`alter table tact.${table} add plain text`);
    const ciphers = new CaseCiphers(cluster.keys, { query: (sql, values) => admin.query(sql, [...(values ?? [])]) });
    const cases = (await admin.query('select id from tact.case_file')) as { id: string }[];
    for (let from = 0; from < cases.length; from += BATCH) await openBatch(admin, ciphers, cases.slice(from, from + BATCH).map(({ id }) => id));
    for (const table of SEALED) await admin.query(`alter table tact.${table} drop column sealed; alter table tact.${table} rename plain to sealed`);
    await admin.query('drop index tact.case_name_tokens; create extension pg_trgm; create index on tact.case_name using gin (sealed gin_trgm_ops) with (fastupdate = off)');
    await admin.query('vacuum full analyze');
  });
}

async function openBatch(admin: DataSource, ciphers: CaseCiphers, cases: readonly string[]): Promise<void> {
  const known = await ciphers.forCases(cases);
  for (const table of SEALED) {
    const rows = (await admin.query(`select id, case_id, sealed from tact.${table} where sealed is not null and case_id = any($1::uuid[])`, [cases])) as SealedRow[];
    const texts = rows.map((row) => JSON.stringify(known.get(row.case_id)?.open(table, 'sealed', row.id, row.sealed)));
    await admin.query(`update tact.${table} t set plain = r.text from unnest($1::uuid[], $2::text[]) r(id, text) where t.id = r.id`, [rows.map(({ id }) => id), texts]);
  }
}
