import type { Actor } from '@tact/server/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { recordOf } from '../worlds/database-view';
import type { CaseName, FixedWorld, PersonName } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

const INSERT = `insert into tact.approval_entry (id, approval_id, case_id, kind, sealed, by, organisation_id, at) values (uuidv7(), $1, $2, 'request', '\\x00', $3, $4, now())`;
const ALL = '{summary,identity,family,risk,trafficking,plan,health,legal,return,reintegration,notes,documents,work}';

/** Words and pages of an approval: written while it waits and read under a record, by who works on the case, section by section. */
export const approvalEntries: Check = {
  name: 'entries of an approval are for who works on the case, and written while it waits',
  async run(db, world, sessions) {
    const stage = new Stage(db, world);
    try {
      const [own, blocked, other] = [await stage.ask('own'), await stage.ask('blocksWorker'), await stage.ask('teamCase')];
      const decided = await stage.ask('own', 'withdrawn');
      const as = (name: PersonName): Actor => ({ userId: world.person(name), sessionId: sessions.get(world.person(name))! });
      const found: string[] = [];
      const must = async (what: string, expected: number | string, reached: number | string): Promise<void> => { if (reached !== expected) found.push(`${what}: ${reached} instead of ${expected}`); };
      const insert = (who: PersonName, approval: string, theCase: CaseName, more: { by?: PersonName; organisation?: 'ngo' | 'ngo2' | 'police' } = {}): Promise<number | string> =>
        attempt(db, as(who), INSERT, [approval, world.theCase(theCase), world.person(more.by ?? who), world.organisation(more.organisation ?? 'ngo')]);
      const sees = async (who: PersonName, theCase: CaseName): Promise<number> => {
        const record = await recordOf(db, as(who), [world.theCase(theCase)]);
        return (await db.uow.underAccess(as(who), record, () => db.uow.query(`select 1 from tact.approval_entry where kind = 'page' and case_id = $1`, [world.theCase(theCase)]))).length;
      };
      await must('the worker writes', 1, await insert('worker', own, 'own'));
      await must('after the decision', DENIED, await insert('worker', decided, 'own'));
      await must('in another\'s name', DENIED, await insert('worker', own, 'own', { by: 'head' }));
      await must('for another organisation', DENIED, await insert('worker', own, 'own', { organisation: 'ngo2' }));
      await must('on another case', DENIED, await insert('head', own, 'teamCase'));
      await must('a stranger', DENIED, await insert('stranger', own, 'own', { organisation: 'ngo2' }));
      await must('a blocked worker', DENIED, await insert('worker', blocked, 'blocksWorker'));
      await must('the worker reads', 2, await sees('worker', 'own'));
      await must('a blocked worker reads', 0, await sees('worker', 'blocksWorker'));
      await must('without a record', 0, (await db.uow.run(as('worker'), () => db.uow.query(`select 1 from tact.approval_entry where kind = 'page'`))).length);
      await must('another place', DENIED, await attempt(db, as('head'), `update tact.approval set target = 'closed' where id = $1`, [other]));
      for (const [access, from, until] of [['write', '-2 hours', '-1 hour'], ['write', '1 hour', '2 hours'], ['read', '-1 hour', '1 hour']] as const) {
        await stage.grant('stranger', 'own', ALL, access, from, until);
        await must(`a stranger whose ${access} grant is ${from}`, DENIED, await insert('stranger', own, 'own', { organisation: 'ngo2' }));
        await must(`such a stranger reads, ${access} ${from}`, 0, await sees('stranger', 'own'));
        await stage.ungrant();
      }
      await stage.grant('stranger', 'own', '{notes}', 'write', '-1 hour', '1 hour');
      await must('a page of another section', 0, await sees('stranger', 'own'));
      return found;
    } finally {
      await stage.clear();
    }
  },
};

/** Approvals that wait and grants, made for the check and taken away after it. */
class Stage {
  private readonly approvals: string[] = [];
  private grants: string[] = [];

  constructor(private readonly db: TestDatabase, private readonly world: FixedWorld) {}

  /** An approval of a case's plan with one page. */
  async ask(theCase: CaseName, state = 'waiting'): Promise<string> {
    const id = uuidv7();
    this.approvals.push(id);
    const [ngo, worker] = [this.world.organisation('ngo'), this.world.person('worker')];
    await this.db.admin.query(`insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, target)
      values ($1, $2, 'move', $3, 1, $4, $5, now(), $6, 'prevention')`, [id, this.world.theCase(theCase), uuidv7(), state, worker, ngo]);
    await this.db.admin.query(`insert into tact.approval_entry (id, approval_id, case_id, kind, section, sealed, by, organisation_id, at) values ($1, $2, $3, 'page', 'plan', '\\x00', $4, $5, now())`,
      [uuidv7(), id, this.world.theCase(theCase), worker, ngo]);
    return id;
  }

  async grant(to: PersonName, theCase: CaseName, sections: string, access: string, from: string, until: string): Promise<void> {
    const id = uuidv7();
    this.grants.push(id);
    await this.db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values ($1, $2, 'user', $3, $4, $5, 'handover', $3, now() + $6::interval, now() + $7::interval)`, [id, this.world.theCase(theCase), this.world.person(to), sections, access, from, until]);
  }

  async ungrant(): Promise<void> {
    await this.db.admin.query('delete from tact.case_grant where id = any($1::uuid[])', [this.grants]);
    this.grants = [];
  }

  async clear(): Promise<void> {
    await this.ungrant();
    await this.db.admin.query('delete from tact.approval_entry where approval_id = any($1::uuid[])', [this.approvals]);
    await this.db.admin.query('delete from tact.approval where id = any($1::uuid[])', [this.approvals]);
  }
}
