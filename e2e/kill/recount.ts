import { Client } from 'pg';
import type { Write } from './writes';

/** What the database holds of the writes that were acknowledged. */
export interface Recount {
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** There more often than it was acknowledged. */
  readonly doubled: readonly string[];
  readonly rows: number;
}

const IDS: Readonly<Record<Exclude<Write['kind'], 'alert'>, string>> = {
  register: 'select id from tact.case_file where id = any($1::uuid[])',
  note: 'select id from tact.case_record where id = any($1::uuid[])',
  push: 'select id from tact.case_record where id = any($1::uuid[])',
  task: 'select id from tact.case_task where id = any($1::uuid[])',
};
const OF_CASES = {
  incidents: `select case_id, count(*)::int as n from tact.case_record where case_id = any($1::uuid[]) and kind = 'incident' group by 1`,
  notes: `select case_id, count(*)::int as n from tact.case_record where case_id = any($1::uuid[]) and kind = 'note' group by 1`,
  visits: `select case_id, count(*)::int as n from tact.case_task where case_id = any($1::uuid[]) and kind = 'visit' group by 1`,
} as const;
/** Which rows of a case each write makes: an alarm an incident and a note, whose ids the server gives. */
const MAKES: Readonly<Record<keyof typeof OF_CASES, readonly Write['kind'][]>> = { incidents: ['alert'], notes: ['note', 'push', 'alert'], visits: ['task'] };

/** Counts as the administrator of the database, whom no policy hides a row from. */
export async function recount(url: string, writes: readonly Write[]): Promise<Recount> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const lost: string[] = [];
    const doubled: string[] = [];
    let rows = 0;
    for (const [kind, sql] of Object.entries(IDS)) {
      const ids = writes.filter((write) => write.kind === kind).map(({ id }) => id);
      const there = new Set((await client.query<{ id: string }>(sql, [ids])).rows.map(({ id }) => id));
      rows += there.size;
      lost.push(...ids.filter((id) => !there.has(id)).map((id) => `${kind} ${id}`));
    }
    const cases = [...new Set(writes.map(({ caseId }) => caseId))];
    for (const [what, sql] of Object.entries(OF_CASES) as [keyof typeof OF_CASES, string][]) {
      const found = new Map((await client.query<{ case_id: string; n: number }>(sql, [cases])).rows.map(({ case_id, n }) => [case_id, n]));
      for (const caseId of cases) {
        const wanted = writes.filter((write) => write.caseId === caseId && MAKES[what].includes(write.kind)).length;
        const n = found.get(caseId) ?? 0;
        if (n < wanted) lost.push(`${wanted - n} ${what} of case ${caseId}`);
        if (n > wanted) doubled.push(`${n - wanted} ${what} of case ${caseId}`);
      }
    }
    return { lost, doubled, rows };
  } finally {
    await client.end();
  }
}
