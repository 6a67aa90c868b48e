import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { Actor } from '@tact/server/persistence';
import type { Check } from './check';

const COUNT = 'select count(*)::int as n from tact.case_record where case_id = $1';

/** A sealed row shows only under a committed, fresh record of this actor that names the case (SECURITY.md, Audit). */
export const readLog: Check = {
  name: 'nothing sealed is read without an access record',
  async run(db, world, sessions) {
    const as = (name: 'worker' | 'head'): Actor => ({ userId: world.person(name), sessionId: sessions.get(world.person(name))! });
    const [own, other] = [world.theCase('own'), world.theCase('teamCase')];
    const found: string[] = [];
    const must = (what: string, seen: unknown, expected: unknown): void => { if (seen !== expected) found.push(`${what}: ${String(seen)} instead of ${String(expected)}`); };
    const count = async (caseId: string): Promise<number> => (await db.uow.query<{ n: number }>(COUNT, [caseId]))[0]!.n;
    const under = (actor: Actor, record: string, caseId = own): Promise<number> => db.uow.underAccess(actor, record, () => count(caseId));

    must('in the transaction of the record', await db.uow.run(as('worker'), async () => {
      await db.uow.query(`select tact.use_access(tact.record_access('opened', $1, null, null))`, [[own]]);
      return count(own);
    }), 0);
    const record = await db.uow.recordAccess(as('worker'), { kind: 'opened', caseIds: [own] });
    must('under a committed record', await under(as('worker'), record), 13);
    must('another case than the record names', await under(as('worker'), record, other), 0);
    must('another\'s record', await under(as('head'), record), 0);
    must('a record of nobody', await under(as('worker'), '00000000-0000-7000-8000-0000000000ff'), 0);
    await db.admin.query(`update tact_audit.access_record set at = at - interval '10 minutes 1 second' where id = $1`, [record]);
    must('a record older than ten minutes', await under(as('worker'), record), 0);
    for (const [what, cases] of [['a hidden case', [world.theCase('foreign')]], ['a hidden case among one\'s own', [own, world.theCase('foreign')]],
      ['a blocked case', [world.theCase('blocksWorker')]], ['a missing case', ['00000000-0000-7000-8000-0000000000ff']]] as const) {
      must(`a record of ${what}`, await db.uow.recordAccess(as('worker'), { kind: 'opened', caseIds: cases }).catch((error: { code?: string }) => error.code), '42501');
    }
    return [...found, ...await rowOf(db, as('worker'), own)];
  },
};

/** The record names actor, session, case, kind and request. */
async function rowOf(db: TestDatabase, actor: Actor, caseId: string): Promise<string[]> {
  const id = await db.uow.recordAccess(actor, { kind: 'revealed', caseIds: [caseId], section: 'identity' });
  const [row] = (await db.admin.query('select actor, session, kind, case_ids, section from tact_audit.access_record where id = $1', [id])) as object[];
  const expected = { actor: actor.userId, session: actor.sessionId, kind: 'revealed', case_ids: [caseId], section: 'identity' };
  return JSON.stringify(row) === JSON.stringify(expected) ? [] : [`the record says ${JSON.stringify(row)}`];
}
