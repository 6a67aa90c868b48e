import { v7 as uuidv7 } from 'uuid';
import type { PersonName } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

/** Who sees that a case is to be erased: the data protection officer, and supervisors who see the case; nobody writes it but by the commands. */
export const erasures: Check = {
  name: 'erasures are seen by the second persons alone',
  async run(db, world, sessions) {
    const found: string[] = [];
    const [id, theCase] = [uuidv7(), world.theCase('own')];
    await db.admin.query(`insert into tact.erasure (id, case_id, case_code, organisation_id, reason, proposed_by) select $1, c.id, c.code, c.organisation_id, 'order', $3 from tact.case_file c where c.id = $2`,
      [id, theCase, world.person('dpo')]);
    const must = async (what: string, who: PersonName, expected: number | string, sql: string, values: readonly unknown[]): Promise<void> => {
      const userId = world.person(who);
      const reached = await attempt(db, { userId, sessionId: sessions.get(userId)! }, sql, values);
      if (reached !== expected) found.push(`${who} ${what}: ${reached} instead of ${expected}`);
    };
    for (const [who, sees] of [['dpo', 1], ['head', 1], ['otherHead', 0], ['worker', 0], ['stranger', 0], ['admin', 0]] as const) {
      await must('sees erasures', who, sees, 'select 1 from tact.erasure where id = $1', [id]);
    }
    await must('writes one by hand', 'dpo', DENIED, `update tact.erasure set state = 'done' where id = $1`, [id]);
    await must('confirms its own', 'dpo', DENIED, `select tact.decide_erasure($1, 1, 'done', now(), 'x')`, [id]);
    await must('confirms without a right', 'worker', DENIED, `select tact.decide_erasure($1, 1, 'done', now(), 'x')`, [id]);
    await must('confirms what it does not see', 'otherHead', DENIED, `select tact.decide_erasure($1, 1, 'done', now(), 'x')`, [id]);
    await must('erases what is open', 'head', DENIED, `select tact.decide_erasure($1, 1, 'done', now(), 'x')`, [id]);
    await must('proposes without a right', 'head', DENIED, `select tact.propose_erasure(gen_random_uuid(), $1, 'order', now())`, [theCase]);
    await must('lists closed cases', 'head', DENIED, `select * from tact.closed_cases(now(), null, null, 10)`, []);
    await must('erases rows', 'dpo', DENIED, 'select tact_private.erase_rows($1)', [theCase]);
    await db.admin.query('delete from tact.erasure where id = $1', [id]);
    return found;
  },
};
