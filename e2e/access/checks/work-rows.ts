import type { Actor } from '@tact/server/persistence';
import { recordOf } from '../worlds/database-view';
import type { CaseName, PersonName } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { type Told, WorkRows } from './work-rows-stage';
import { DENIED } from './write-probes';

const TABLES = ['case_denial', 'case_denial_note', 'emergency_access', 'emergency_note', 'consent_clock', 'consent_override'] as const;
const SEALED: readonly string[] = ['case_denial_note', 'emergency_note', 'consent_override'];
const LAPSED = [['write', '-2 hours', '-1 hour'], ['write', '1 hour', '2 hours'], ['read', '-1 hour', '1 hour']] as const;

/** Denials, emergency accesses and what the clock and two people say about consent (DESIGN.md section 3): read by who works on the case, words under a record. */
export const workRows: Check = {
  name: 'denials, emergencies and overrides are for who works on the case',
  async run(db, world, sessions) {
    const stage = new WorkRows(db, world);
    const found: string[] = [];
    const as = (name: PersonName): Actor => ({ userId: world.person(name), sessionId: sessions.get(world.person(name))! });
    const must = (what: string, expected: number | string, reached: number | string): void => { if (reached !== expected) found.push(`${what}: ${reached} instead of ${expected}`); };
    const sees = async (who: PersonName, theCase: CaseName, table: string, id: string): Promise<number> => {
      const record = await recordOf(db, as(who), [world.theCase(theCase)]);
      return (await db.uow.underAccess(as(who), record, () => db.uow.query(`select 1 from tact.${table} where id = $1`, [id]))).length;
    };
    const denialNote = (who: PersonName, of: Told, by = who): Promise<number | string> => attempt(db, as(who),
      `insert into tact.case_denial_note (id, denial_id, case_id, kind, sealed, by, at) values (gen_random_uuid(), $1, $2, 'removal', '\\x00', $3, now())`, [of.case_denial, of.caseId, world.person(by)]);
    const emergencyNote = (who: PersonName, access: string, kind: string, by = who): Promise<number | string> => attempt(db, as(who),
      `insert into tact.emergency_note (id, access_id, case_id, kind, sealed, by, at) values (gen_random_uuid(), $1, $2, $3, '\\x00', $4, now())`, [access, world.theCase('own'), kind, world.person(by)]);
    try {
      const [own, blocked, others] = [await stage.tell('own', 'worker', 'stranger'), await stage.tell('blocksWorker', 'worker', 'worker'), await stage.tell('own', 'otherHead', 'stranger')];
      for (const table of TABLES) {
        for (const who of ['worker', 'head', 'colleague', 'stranger', 'admin', 'dpo'] as const) {
          const isSeen = who === 'worker' || who === 'head' || (who === 'stranger' && table === 'emergency_access');
          must(`${who} reads ${table}`, isSeen ? 1 : 0, await sees(who, 'own', table, own[table]));
        }
        must(`a blocked worker reads ${table}`, 0, await sees('worker', 'blocksWorker', table, blocked[table]));
        const plain = await db.uow.run(as('worker'), () => db.uow.query(`select 1 from tact.${table} where id = $1`, [own[table]]));
        must(`without a record ${table}`, SEALED.includes(table) ? 0 : 1, plain.length);
      }
      for (const [access, from, until] of LAPSED) {
        await stage.grant('otherHead', access, from, until);
        for (const table of TABLES) must(`a ${access} grant of ${from} reads ${table}`, 0, await sees('otherHead', 'own', table, own[table]));
        must(`a ${access} grant of ${from} says why`, DENIED, await denialNote('otherHead', others));
        await stage.ungrant();
      }
      must('who asked says why', 1, await denialNote('worker', own));
      must('in another\'s name', DENIED, await denialNote('worker', own, 'head'));
      must('of another\'s denial', DENIED, await denialNote('head', own));
      must('a blocked worker says why', DENIED, await denialNote('worker', blocked));
      const [live, over, judged] = [await stage.emergency('own', 'stranger'), await stage.emergency('own', 'stranger', true), await stage.emergency('own', 'stranger', true, 'head')];
      must('who opened says why', 1, await emergencyNote('stranger', live, 'reason'));
      must('who opened, in another\'s name', DENIED, await emergencyNote('stranger', live, 'reason', 'worker'));
      must('another gives the reason', DENIED, await emergencyNote('worker', live, 'reason'));
      must('after it ended', DENIED, await emergencyNote('stranger', over, 'reason'));
      must('who reviewed says why', 1, await emergencyNote('head', judged, 'review'));
      must('another reviews', DENIED, await emergencyNote('worker', judged, 'review'));
      must('who opened reviews', DENIED, await emergencyNote('stranger', judged, 'review'));
      for (const table of ['case_denial', 'emergency_access', 'consent_clock', 'consent_override']) must(`${table} by hand`, DENIED, await attempt(db, as('head'), `delete from tact.${table}`));
      return found;
    } finally {
      await stage.clear();
    }
  },
};
