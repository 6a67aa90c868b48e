import type { KeyObject } from 'node:crypto';
import type pg from 'pg';
import { BackupRefused } from './backup-refused';
import { copyIn } from './copy';
import { type Frame, said } from './frames';
import { backupFrames } from './read-backup';
import { allTables, type BackupTable, copyFromSql } from './tables';

interface ForeignKey { readonly table: string; readonly name: string; readonly definition: string; readonly owner: string }

const FOREIGN_KEYS = `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition, pg_get_userbyid(c.relowner) as owner
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' order by 1, 2`;
const INDEXES = `select format('%I.%I', n.nspname, i.relname) as name, pg_get_indexdef(i.oid) as definition, pg_get_userbyid(i.relowner) as owner
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = i.relnamespace
  where n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' and not x.indisunique and not exists (select from pg_constraint k where k.conindid = i.oid) order by 1`;
const FORCED = `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' and c.relforcerowsecurity`;
const SEQUENCES = `select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence,
    pg_get_userbyid(c.relowner) as owner
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`;

/**
 * Loads every table in the running transaction: user triggers off, row-level security not forced, foreign keys and plain indexes dropped meanwhile,
 * all of them back and checked before it answers. Answers the rows loaded. Throws when a table takes another number of rows than the backup counted.
 */
export async function loadBackup(client: pg.Client, file: string, identity: KeyObject): Promise<number> {
  const tables = await allTables(client);
  const forced = new Set((await client.query<{ name: string }>(FORCED)).rows.map(({ name }) => name));
  const keys = (await client.query<ForeignKey>(FOREIGN_KEYS)).rows;
  const filled = tables.filter(({ name }) => name !== 'tact_private.secret');
  const indexes = (await client.query<{ name: string; definition: string; owner: string }>(INDEXES)).rows;
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const { name, owner } of indexes) await asOwner(client, owner, `drop index ${name}`);
  for (const { table, name, owner } of keys) await asOwner(client, owner, `alter table ${table} drop constraint ${name}`);
  for (const { name, owner } of filled) {
    await asOwner(client, owner, `alter table ${name} disable trigger user; ${forced.has(name) ? `alter table ${name} no force row level security;` : ''} truncate ${name}`);
  }
  const known = new Map(filled.map((table) => [table.name, table]));
  const rows = (await loadFile(client, known, backupFrames(file, 'data', identity))) + (await loadFile(client, known, backupFrames(`${file}.keys`, 'keys', identity)));
  for (const { definition, owner } of indexes) await asOwner(client, owner, definition);
  for (const { table, name, definition, owner } of keys) await asOwner(client, owner, `alter table ${table} add constraint ${name} ${definition}`);
  for (const { name, owner } of filled) {
    await asOwner(client, owner, `alter table ${name} enable trigger user; ${forced.has(name) ? `alter table ${name} force row level security` : ''}`);
  }
  for (const { table, column, sequence, owner } of (await client.query<{ table: string; column: string; sequence: string; owner: string }>(SEQUENCES)).rows) {
    await asOwner(client, owner, `select setval('${sequence}', coalesce(max(${column}), 0) + 1, false) from ${table}`);
  }
  return rows;
}

/** Frames one after another; the rows of a table stream into COPY. */
async function loadFile(client: pg.Client, known: ReadonlyMap<string, BackupTable>, frames: AsyncGenerator<Frame>): Promise<number> {
  let total = 0;
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done) return total;
    if (frame.type !== 'table') continue;
    const { name, columns } = said<{ name: string; columns: readonly string[] }>(frame);
    const table = known.get(name);
    if (!table || columns.some((column) => !table.columns.includes(column))) throw new BackupRefused('other_schema', `This version of Tact does not know what the backup holds: ${name}`);
    const rows = { expected: -1 };
    await client.query(`set local role ${table.owner}`);
    const taken = await copyIn(client, copyFromSql({ name, columns }), rowsOf(frames, rows));
    await client.query('reset role');
    if (taken !== rows.expected) throw new BackupRefused('damaged', `The backup counts ${rows.expected} rows of ${name}, ${taken} came`);
    total += taken;
  }
}

async function* rowsOf(frames: AsyncGenerator<Frame>, rows: { expected: number }): AsyncGenerator<Buffer> {
  for (;;) {
    const { value: frame, done } = await frames.next();
    if (done) throw new BackupRefused('damaged', 'The backup ends within a table');
    if (frame.type === 'rows') yield frame.payload;
    if (frame.type !== 'table-end') continue;
    rows.expected = said<{ rows: number }>(frame).rows;
    return;
  }
}

async function asOwner(client: pg.Client, owner: string, sql: string): Promise<void> {
  await client.query(`set local role ${owner}; ${sql}; reset role`);
}
