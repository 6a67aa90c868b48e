import { v7 as uuidv7 } from 'uuid';
import type { PersonName } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

/** Who sees what was taken out of Tact: who did it, and who reads the access log; written in one's own name, by who may export. */
export const exports: Check = {
  name: 'exports are noted by who makes them',
  async run(db, world, sessions) {
    const found: string[] = [];
    const id = uuidv7();
    const insert = `insert into tact.case_export (id, scope, format, reason, case_count, created_by, at) values ($1, 'case', 'json', 'court', 1, $2, now())`;
    await db.admin.query(insert, [id, world.person('worker')]);
    const must = async (what: string, who: PersonName, expected: number | string, sql: string, values: readonly unknown[]): Promise<void> => {
      const userId = world.person(who);
      const reached = await attempt(db, { userId, sessionId: sessions.get(userId)! }, sql, values);
      if (reached !== expected) found.push(`${who} ${what}: ${reached} instead of ${expected}`);
    };
    for (const [who, sees] of [['worker', 1], ['dpo', 1], ['head', 0], ['colleague', 0], ['stranger', 0], ['analyst', 0]] as const) {
      await must('sees the export', who, sees, 'select 1 from tact.case_export where id = $1', [id]);
    }
    await must('notes its own', 'worker', 1, insert, [uuidv7(), world.person('worker')]);
    await must('notes one in another\'s name', 'worker', DENIED, insert, [uuidv7(), world.person('head')]);
    await must('notes one without the right', 'analyst', DENIED, insert, [uuidv7(), world.person('analyst')]);
    await must('changes one', 'worker', DENIED, 'update tact.case_export set case_count = 0 where id = $1', [id]);
    await db.admin.query('delete from tact.case_export where id = $1', [id]);
    return found;
  },
};
