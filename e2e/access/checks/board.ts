import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@tact/server/persistence';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { Oracle } from '../../oracle/oracle';
import { type FixedWorld, PEOPLE_NAMES, type PersonName } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

const ALL = `{summary,identity,family,risk,trafficking,plan,health,legal,return,reintegration,notes,documents,work}`;
/** Grants that put nothing on a board: over, to come, for reading only, without the work on the case. */
const IDLE = [['otherTeam', 'write', ALL, '-2 hours', '-1 hour'], ['otherTeam', 'write', ALL, '1 hour', '2 hours'], ['otherTeam', 'read', ALL, '-1 hour', '1 hour'],
  ['foreign', 'write', '{summary}', '-1 hour', '1 hour']] as const;

interface Counted {
  readonly load: readonly { readonly cases: number }[];
  readonly unassignedTotal: number;
}

/** Asked for every team of the world, the board counts the cases its reader works on, and no other. */
export const board: Check = {
  name: 'the board counts the cases its reader works on',
  async run(db, world, sessions) {
    const oracle = new Oracle(world);
    const ids: string[] = [];
    for (const [theCase, access, sections, from, until] of IDLE) {
      ids.push(uuidv7());
      await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
        values ($1, $2, 'user', $3, $4, $5, 'handover', $3, now() + $6::interval, now() + $7::interval)`, [ids.at(-1), world.theCase(theCase), world.person('worker'), sections, access, from, until]);
    }
    const problems: string[] = [];
    for (const name of PEOPLE_NAMES) {
      const userId = world.person(name);
      const expected = name === 'gone' ? 0 : world.cases.filter(({ id, teamId }) => teamId !== null && oracle.worksOn(userId, id)).length;
      const [row] = await db.uow.run({ userId, sessionId: sessions.get(userId)! }, () => db.uow.query<{ board: Counted }>('select tact.team_board($1::uuid[], now(), 50) as board', [world.teams.map(({ id }) => id)]));
      const counted = row!.board.load.reduce((sum, { cases }) => sum + cases, 0) + row!.board.unassignedTotal;
      if (counted !== expected) problems.push(`${name} counts ${counted} cases instead of ${expected}`);
    }
    const worker = { userId: world.person('worker'), sessionId: sessions.get(world.person('worker'))! };
    const seen = await db.uow.run(worker, () => db.uow.query('select id from tact.case_assignment where case_id = $1', [world.theCase('otherTeam')]));
    const undone = await attempt(db, worker, 'update tact.case_assignment set undone_at = now()');
    const written = world.cases.filter(({ id }) => oracle.worksOn(world.person('worker'), id)).length + 1;
    if (seen.length > 0 || undone !== written) problems.push(`who had a case is seen ${seen.length} times by a grant that opens nothing, and undone ${undone} times instead of ${written}`);
    await db.admin.query('delete from tact.case_grant where id = any($1::uuid[])', [ids]);
    return problems;
  },
};

/** Somebody who supervised and does no longer, in the world for the time of a check. */
async function withFormer<T>(db: TestDatabase, world: FixedWorld, work: (membershipId: string) => Promise<T>): Promise<T> {
  const id = uuidv7();
  await db.admin.query(`insert into tact.membership (id, user_id, organisation_id, team_id, programme_id, role_id, valid_from, valid_to)
    select $1, $2, $3, $4, (select id from tact.programme limit 1), r.id, now() - interval '2 hours', now() - interval '1 hour' from tact.role r where r.key = 'supervisor'`,
    [id, world.person('organiser'), world.organisation('ngo'), world.team('team')]);
  try {
    return await work(id);
  } finally {
    await db.admin.query('delete from tact.deputy where kind = $1 and created_at > now() - interval \'1 minute\' and created_by = $2', ['named', world.person('dpo')]);
    await db.admin.query('delete from tact.membership where id = $1', [id]);
  }
}

const NAME = `insert into tact.deputy (id, membership_id, supervisor_id, deputy_id, organisation_id, team_id, programme_id, role_id, valid_from, valid_to, created_by)
  select uuidv7(), m.id, m.user_id, $2, m.organisation_id, m.team_id, m.programme_id, m.role_id, now() + $3::interval, now() + $4::interval, coalesce($5::uuid, m.user_id) from tact.membership m where m.id = $1`;

/** A deputy sees what it may from the first day to the last, is named by whom it stands in for, and nobody makes itself one. */
export const deputies: Check = {
  name: 'deputies are named by their supervisor, and see the team while it lasts',
  run: (db, world, sessions) => withFormer(db, world, async (former) => {
    const as = (name: PersonName): Actor => ({ userId: world.person(name), sessionId: sessions.get(world.person(name))! });
    const head = world.memberships.find((m) => m.userId === world.person('head'))!.id;
    const problems: string[] = [];
    const must = async (what: string, name: PersonName, sql: string, values: readonly unknown[], expected: number | string): Promise<void> => {
      const reached = await attempt(db, as(name), sql, values);
      if (reached !== expected) problems.push(`${what}: ${reached} instead of ${expected}`);
    };
    const name = (membership: string, who: PersonName): readonly unknown[] => [membership, world.person(who), '0', '1 day', null];
    await must('head names otherHead', 'head', NAME, name(head, 'otherHead'), 1);
    await must('otherHead names itself', 'otherHead', NAME, name(head, 'otherHead'), DENIED);
    await must('head names a worker', 'head', NAME, name(head, 'colleague'), DENIED);
    await must('head names who no longer supervises', 'head', NAME, name(head, 'organiser'), DENIED);
    await must('who no longer supervises names head', 'organiser', NAME, name(former, 'head'), DENIED);
    await must('a deputy prolongs', 'deputy', `update tact.deputy set valid_to = valid_to + interval '1 year' where deputy_id = $1`, [world.person('deputy')], DENIED);
    await must('a deputy ends it', 'deputy', 'update tact.deputy set ended_at = now(), version = 2 where deputy_id = $1', [world.person('deputy')], 1);
    await must('somebody else ends it', 'otherHead', 'update tact.deputy set ended_at = now(), version = 2 where deputy_id = $1', [world.person('deputy')], DENIED);
    for (const [who, from, to] of [['otherHead', '1 hour', '2 hours'], ['third', '-1 hour', '1 hour'], ['organiser', '-1 hour', '1 hour']] as const) {
      await db.admin.query(NAME, [head, world.person(who), from, to, world.person('dpo')]);
      const seen = await db.uow.run(as(who), () => db.uow.query('select id from tact.case_file where id = $1', [world.theCase('teamCase')]));
      if (seen.length > 0) problems.push(`${who} sees the team by a deputy's row that is not in force`);
    }
    return problems;
  }),
};

/** Work is handed on by administration and jobs only, from who has left to who has not. */
export const leavers: Check = {
  name: 'work is handed on from who has left to who works there',
  run: (db, world, sessions) => withFormer(db, world, async () => {
    const problems: string[] = [];
    const [ngo, leaver] = [world.organisation('ngo'), world.person('leaver')];
    for (const name of ['worker', 'head', 'dpo', 'officer'] as const) {
      for (const call of ['tact.hand_on($1, $2, null)', 'tact.work_left($1, $2)']) {
        const reached = await attempt(db, { userId: world.person(name), sessionId: sessions.get(world.person(name))! }, `select ${call}`, [leaver, ngo]);
        if (reached !== DENIED) problems.push(`${name} calls ${call}: ${reached}`);
      }
    }
    const hand = async (who: string, heir: string): Promise<{ cases: number; queued: number }> => {
      let handed = { cases: -1, queued: -1 };
      await db.uow.system(async () => {
        handed = (await db.uow.query<{ handed: typeof handed }>('select tact.hand_on($1, $2, $3) as handed', [who, ngo, heir]))[0]!.handed;
        throw new Undo();
      }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error; });
      return handed;
    };
    const expect = async (what: string, who: PersonName, heir: PersonName, cases: number, queued: number): Promise<void> => {
      const handed = await hand(world.person(who), world.person(heir));
      if (handed.cases !== cases || handed.queued !== queued) problems.push(`${what}: ${JSON.stringify(handed)}`);
    };
    await expect('a leaver to a colleague', 'leaver', 'colleague', 1, 0);
    await expect('a leaver to who has left too', 'leaver', 'organiser', 1, 1);
    await expect('a leaver to another team', 'leaver', 'third', 1, 1);
    await expect('somebody who works on', 'third', 'worker', 0, 0);
    const left = await db.uow.system(() => db.uow.query<{ user_id: string }>('select user_id from tact.leavers()'));
    const found = left.map(({ user_id: id }) => id).sort();
    const wanted = [leaver, world.person('gone')].sort();
    if (JSON.stringify(found) !== JSON.stringify(wanted)) problems.push(`leavers: ${found.length} instead of ${wanted.length}`);
    return problems;
  }),
};

/** Whoever stands in for the programme is called while its role lasts, and again when an earlier call is over. */
export const calls: Check = {
  name: 'who stands in for the programme is called while it may',
  async run(db, world) {
    const [role, approval, ngo, team] = [uuidv7(), uuidv7(), world.organisation('ngo'), world.team('team')];
    const problems: string[] = [];
    await db.admin.transaction(async (admin) => {
      await admin.query(`insert into tact.role (id, key, name, case_scope, permissions) values ($1, 'standing_in', 'x', 'own', '[{"action": "stand_in", "subject": "Approval"}]')`, [role]);
      for (const [name, until] of [['organiser', '-1 hour'], ['coordinator', '1 hour']] as const) {
        await admin.query(`insert into tact.membership (id, user_id, organisation_id, role_id, valid_from, valid_to) values (uuidv7(), $1, $2, $3, now() - interval '2 hours', now() + $4::interval)`, [world.person(name), ngo, role, until]);
      }
      await admin.query(`insert into tact.approval (id, case_id, subject_kind, subject_id, subject_version, state, proposed_by, proposed_at, organisation_id, team_id)
        values ($1, $2, 'move', $2, 1, 'waiting', $3, now(), $4, $5)`, [approval, world.theCase('teamCase'), world.person('worker'), ngo, team]);
      await admin.query(`insert into tact.deputy (id, kind, deputy_id, organisation_id, team_id, programme_id, role_id, valid_from, valid_to, created_by)
        select uuidv7(), 'programme', $1, $2, $3, c.programme_id, r.id, now() - interval '2 days', now() - interval '1 day', $1 from tact.case_file c, tact.role r where c.id = $4 and r.key = 'supervisor'`,
        [world.person('coordinator'), ngo, team, world.theCase('teamCase')]);
    });
    await db.uow.system(async () => {
      const candidates = await db.uow.query<{ user_id: string }>(`select user_id from tact.approver_candidates($1) where by = 'programme'`, [[ngo]]);
      if (candidates.length !== 1) problems.push(`${candidates.length} may stand in instead of one`);
      for (const [name, expected] of [['organiser', false], ['coordinator', true], ['coordinator', false]] as const) {
        const [row] = await db.uow.query<{ done: boolean }>('select tact.call_approver($1, $2) as done', [approval, world.person(name)]);
        if (row?.done !== expected) problems.push(`${name} is ${row?.done ? '' : 'not '}called`);
      }
      throw new Undo();
    }).catch((error: unknown) => { if (!(error instanceof Undo)) throw error; });
    await db.admin.query(`delete from tact.deputy where kind = 'programme'`);
    await db.admin.query('delete from tact.approval where id = $1', [approval]);
    await db.admin.query('delete from tact.membership where role_id = $1', [role]);
    await db.admin.query('delete from tact.role where id = $1', [role]);
    return problems;
  },
};

class Undo extends Error {}
