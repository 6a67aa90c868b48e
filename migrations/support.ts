import type { QueryRunner } from 'typeorm';

/** Runs SQL as the role that shall own what it creates; the connection's own role comes back afterwards. */
export async function asRole(runner: QueryRunner, role: 'tact_owner' | 'tact_audit', sql: string): Promise<void> {
  await runner.query(`set local role ${role}`);
  await runner.query(sql);
  await runner.query('reset role');
}

/** Every table of case content names its section here (a test reads the comments). */
export function section(table: string, name: string): string {
  return `comment on table tact.${table} is 'section: ${name}';`;
}
