import type { DataSource } from 'typeorm';

const TABLES = ['case_file', 'case_key', 'case_name', 'case_record', 'stage_move', 'import_row', 'import_key'] as const;
const CASES_A_TRANSACTION = 50;

/**
 * Inserts the rows that an import made again, into tables of the same columns without index, policy, trigger, key or audit: row by row, 50 cases a
 * transaction, one connection. What is left of an import's time is what those cost. Answers milliseconds.
 */
export async function insertBare(admin: DataSource): Promise<number> {
  await admin.query('drop schema if exists bare cascade');
  await admin.query('create schema bare');
  const rows = new Map<string, string[]>();
  for (const table of TABLES) {
    await admin.query(`create table bare.${table} (like tact.${table})`);
    rows.set(table, ((await admin.query(`select to_jsonb(t)::text as row from tact.${table} t`)) as { row: string }[]).map(({ row }) => row));
  }
  const cases = rows.get('case_file')?.length ?? 0;
  const began = performance.now();
  for (let at = 0; at < cases; at += CASES_A_TRANSACTION) {
    await admin.transaction(async (manager) => {
      for (const table of TABLES) {
        const all = rows.get(table) ?? [];
        const share = all.length / Math.max(1, cases);
        for (const row of all.slice(Math.round(at * share), Math.round(Math.min(cases, at + CASES_A_TRANSACTION) * share))) {
          await manager.query(`insert into bare.${table} select * from jsonb_populate_record(null::bare.${table}, $1::jsonb)`, [row]);
        }
      }
    });
  }
  return performance.now() - began;
}
