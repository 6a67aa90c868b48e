import type pg from 'pg';

/** A table of Tact with the columns a backup holds: no generated ones, and no transaction ids, which belong to one cluster. */
export interface BackupTable {
  readonly name: string;
  readonly owner: string;
  readonly columns: readonly string[];
}

/** Case keys stand in the keys file; the actor key comes from the key file; sign-in throttles are of the moment. */
export const KEY_TABLE = 'tact.case_key';
const LEFT_OUT = [KEY_TABLE, 'tact_private.secret', 'tact_private.sign_in_throttle'];

const TABLES = `select format('%I.%I', n.nspname, c.relname) as name, pg_get_userbyid(c.relowner) as owner,
    array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and a.atttypid <> 'xid8'::regtype order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('tact', 'tact_private', 'tact_audit') and c.relkind = 'r' order by 1`;

/** Every table of the three schemas. */
export async function allTables(client: pg.Client): Promise<readonly BackupTable[]> {
  return (await client.query<BackupTable & { columns: string[] }>(TABLES)).rows;
}

/** The tables whose rows the data file holds. */
export async function dataTables(client: pg.Client): Promise<readonly BackupTable[]> {
  return (await allTables(client)).filter(({ name }) => !LEFT_OUT.includes(name));
}

export function copyToSql({ name, columns }: BackupTable): string {
  return `copy ${name} (${columns.join(', ')}) to stdout`;
}

export function copyFromSql({ name, columns }: Pick<BackupTable, 'name' | 'columns'>): string {
  return `copy ${name} (${columns.join(', ')}) from stdin`;
}
