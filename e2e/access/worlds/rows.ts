import type { DataSource } from 'typeorm';

export type Row = Readonly<Record<string, unknown>>;

/** Inserts rows of one shape in one statement; bytes are given as `\\x` text. */
export async function insertRows(admin: DataSource, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await admin.query(`insert into tact.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::tact.${table}, $1::jsonb)`, [JSON.stringify(rows)]);
}
