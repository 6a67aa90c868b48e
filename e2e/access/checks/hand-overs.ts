import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@tact/server/persistence';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { recordOf } from '../worlds/database-view';
import type { FixedWorld, PersonName } from '../worlds/fixed';
import type { HandOverName } from '../worlds/hand-overs';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

const ALL = '{summary,identity,family,risk,trafficking,plan,health,legal,return,reintegration,notes,documents,work}';
const TABLES = `select 1 from tact.hand_over where id = $1 union all select 1 from tact.hand_over_entry where hand_over_id = $1`;
const ENTRY = `insert into tact.hand_over_entry (id, hand_over_id, case_id, kind, section, sealed, by, organisation_id, at) values (uuidv7(), $1, $2, $3, $4, '\\x00', $5, $6, now())`;
const PATH = `insert into tact.hand_over (id, case_id, case_code, code, category, is_lead, from_organisation_id, from_user_id, to_organisation_id, state, stage, created_by, updated_by)
  select uuidv7(), $1, 'x', 'x', 'state', false, $3, $2, $4, 'running', 0, $2, $2`;

type Organisation = 'ngo' | 'ngo2' | 'police' | 'city';
interface Ground {
  readonly db: TestDatabase;
  readonly world: FixedWorld;
  readonly found: string[];
  readonly as: (name: PersonName) => Actor;
}

/** Paths, what is said on them and what is kept of a file: by who they are for, from the beginning of a grant to its end, and not by whom the case denies. */
export const handOvers: Check = {
  name: 'hand-overs are for whom they are for',
  async run(db, world, sessions) {
    const ground: Ground = { db, world, found: [], as: (name) => ({ userId: world.person(name), sessionId: sessions.get(world.person(name))! }) };
    await steps(ground);
    await entries(ground);
    try {
      await grants(ground);
    } finally {
      await db.admin.query(`delete from tact.case_grant where source_id = any($1::uuid[]) and grantee_id = $2`, [world.handOvers.map(({ id }) => id), world.person('stranger')]);
    }
    return ground.found;
  },
};

async function must({ db, found, as }: Ground, who: PersonName, what: string, expected: number | string, sql: string, values: readonly unknown[], caseIds: readonly string[] = []): Promise<void> {
  const reached = await attempt(db, as(who), sql, values, caseIds);
  if (reached !== expected) found.push(`${who} ${what}: ${reached} instead of ${expected}`);
}

/** What anybody may put a path into, whatever SQL it sends, with the one who may beside it. */
async function steps(ground: Ground): Promise<void> {
  const { world } = ground;
  const step = (who: PersonName, path: HandOverName, set: string, expected: number | string): Promise<void> =>
    must(ground, who, `${set} (${path})`, expected, `update tact.hand_over set ${set} where id = $1`, [world.handOver(path)]);
  const approve = (who: PersonName): string => `state = 'running', stage = 1, wanted = null, access = 'scope', opened_at = now(), decided_by = '${world.person(who)}', decided_at = now()`;
  const accept = `state = 'running', stage = 3, wanted = null, accepted_by = tact.actor(), accepted_at = now()`;
  await step('head', 'pathProposed', approve('head'), 1);
  for (const who of ['colleague', 'deputy'] as const) await step(who, 'pathProposed', approve(who), who === 'deputy' ? 1 : DENIED);
  await step('otherHead', 'pathProposed', approve('otherHead'), 0);
  for (const who of ['officer', 'colleague'] as const) await step(who, 'pathOffered', accept, DENIED);
  await step('officer', 'pathOffered', `state = 'running', wanted = null`, 1);
  for (const [who, path] of [['officer', 'pathStopped'], ['teacher', 'pathJoint'], ['officer', 'pathBlocksPolice'], ['clerk', 'pathVerified'], ['colleague', 'pathOwnedBlocksWorker'], ['stranger', 'pathJoint']] as const) await step(who, path, 'proofs = 7', 0);
  for (const [who, path] of [['officer', 'pathJoint'], ['colleague', 'pathOwned'], ['newWorker', 'pathOwned'], ['clerk', 'pathOwned']] as const) await step(who, path, 'proofs = 7', 1);
  await step('officer', 'pathJoint', `to_organisation_id = '${world.organisation('school')}'`, DENIED);
  await step('officer', 'pathJoint', `sections = '{health}'`, DENIED);
  await must(ground, 'clerk', 'sends paths elsewhere', DENIED, 'update tact.hand_over set to_organisation_id = $1', [world.organisation('school')]);
  await must(ground, 'clerk', 'changes all', 2, 'update tact.hand_over set proofs = 7', []);
  for (const who of ['teacher', 'admin'] as const) await must(ground, who, 'changes all', 0, 'update tact.hand_over set proofs = 7', []);
  await step('officer', 'pathOffered', `case_id = '${world.theCase('pathBlocksPolice')}'`, DENIED);
  const path = (who: PersonName, theCase: 'own' | 'foreign' | 'blocksWorker' | 'pathJoint', by: PersonName, from: Organisation, expected: number | string): Promise<void> =>
    must(ground, who, `begins a path of ${theCase} by ${by} for ${from}`, expected, PATH, [world.theCase(theCase), world.person(by), world.organisation(from), world.organisation('school')]);
  await path('worker', 'own', 'worker', 'ngo', 1);
  for (const [who, theCase, by, from] of [['worker', 'foreign', 'worker', 'ngo'], ['worker', 'blocksWorker', 'worker', 'ngo'], ['worker', 'own', 'head', 'ngo'], ['worker', 'own', 'worker', 'ngo2'], ['officer', 'pathJoint', 'officer', 'police']] as const) {
    await path(who, theCase, by, from, DENIED);
  }
}

/** Who may say what on which path. */
async function entries(ground: Ground): Promise<void> {
  const { world } = ground;
  const says = (who: PersonName, path: HandOverName, kind: string, expected: number | string, more: { by?: PersonName; organisation?: Organisation; section?: string; caseOf?: HandOverName } = {}): Promise<void> => {
    const organisation = more.organisation ?? (who === 'officer' ? 'police' : ['clerk', 'newWorker'].includes(who) ? 'city' : 'ngo');
    return must(ground, who, `says ${kind} on ${path} ${JSON.stringify(more)}`, expected, ENTRY,
      [world.handOver(path), world.theCase(more.caseOf ?? path), kind, more.section ?? null, world.person(more.by ?? who), world.organisation(organisation)]);
  };
  for (const kind of ['question', 'comment', 'snapshot', 'step']) await says('colleague', 'pathJoint', kind, 1);
  await says('colleague', 'pathJoint', 'acknowledgement', DENIED, { section: 'identity' });
  for (const kind of ['question', 'answer', 'signature', 'proof', 'decline_note']) await says('officer', 'pathJoint', kind, 1);
  await says('officer', 'pathJoint', 'acknowledgement', 1, { section: 'identity' });
  await says('officer', 'pathJoint', 'acknowledgement', DENIED, { section: 'health' });
  for (const kind of ['comment', 'snapshot', 'talk', 'step']) await says('officer', 'pathJoint', kind, DENIED);
  for (const kind of ['question', 'step']) await says('head', 'pathOwned', kind, 1);
  for (const kind of ['comment', 'proof', 'signature']) await says('head', 'pathOwned', kind, DENIED);
  for (const path of ['pathStopped', 'pathBlocksPolice', 'pathBegun'] as const) await says('officer', path, 'question', DENIED);
  await says('clerk', 'pathVerified', 'question', DENIED);
  await says('colleague', 'pathOwnedBlocksWorker', 'question', DENIED);
  await says('officer', 'pathJoint', 'question', DENIED, { by: 'officerTwo' });
  await says('officer', 'pathJoint', 'question', DENIED, { organisation: 'ngo' });
  await says('officer', 'pathJoint', 'question', DENIED, { caseOf: 'pathOffered' });
}

/** Grants on a case with a path, made by hand: over, to come and for reading open nothing; one of own records opens what it says, and nothing to whom the case denies it. */
async function grants(ground: Ground): Promise<void> {
  const { db, world, as } = ground;
  const theCase = world.theCase('pathJoint');
  const id = world.handOver('pathJoint');
  const give = (access: string, own: Organisation | null, from: string, until: string): Promise<unknown> => db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id,
    sections, access, source_kind, source_id, own_of, valid_from, valid_to) values ($1, $2, 'user', $3, $4, $5, 'handover', $6, $7, now() + $8::interval, now() + $9::interval)`,
    [uuidv7(), theCase, world.person('stranger'), own ? '{summary}' : ALL, access, id, own && world.organisation(own), from, until]);
  const sees = async (what: string, expected: readonly number[]): Promise<void> => {
    const record = await recordOf(db, as('stranger'), [theCase]);
    const got = await db.uow.underAccess(as('stranger'), record, async () => [(await db.uow.query(TABLES, [id])).length, (await db.uow.query('select 1 from tact.case_record where case_id = $1', [theCase])).length]);
    if (got.join() !== expected.join()) ground.found.push(`stranger sees ${got} by a grant ${what} instead of ${expected}`);
  };
  const idle = async (what: string, records: number): Promise<void> => {
    await sees(what, [0, records]);
    await must(ground, 'stranger', `changes by a grant ${what}`, 0, 'update tact.hand_over set proofs = 7', []);
    await must(ground, 'stranger', `says by a grant ${what}`, DENIED, ENTRY, [id, theCase, 'question', null, world.person('stranger'), world.organisation('ngo2')]);
    await must(ground, 'stranger', `begins by a grant ${what}`, DENIED, PATH, [theCase, world.person('stranger'), world.organisation('ngo2'), world.organisation('school')]);
    await db.admin.query('delete from tact.case_grant where source_id = $1 and grantee_id = $2', [id, world.person('stranger')]);
  };
  for (const own of [null, 'ngo'] as const) {
    for (const [from, until] of [['-2 hours', '-1 hour'], ['1 hour', '2 hours']] as const) {
      await give(own ? 'read' : 'write', own, from, until);
      await idle(`${own ?? 'of writing'} ${from}`, 0);
    }
  }
  await give('read', null, '-1 hour', '1 hour');
  await idle('for reading', 12);
  await give('read', 'ngo', '-1 hour', '1 hour');
  await sees('of own records', [3, 12]);
  await must(ground, 'stranger', 'says by a grant of own records', 1, ENTRY, [id, theCase, 'question', null, world.person('stranger'), world.organisation('ngo2')], [theCase]);
  const block = uuidv7();
  await db.admin.query(`insert into tact.case_block (id, case_id, blocked_kind, blocked_id) values ($1, $2, 'user', $3)`, [block, theCase, world.person('stranger')]);
  await sees('of own records, blocked,', [0, 0]).finally(() => db.admin.query('delete from tact.case_block where id = $1', [block]));
  await db.admin.query('update tact.case_grant set own_of = $1 where source_id = $2 and grantee_id = $3', [world.organisation('ngo2'), id, world.person('stranger')]);
  await sees('of another\'s records', [3, 1]);
  await db.admin.query('delete from tact.case_grant where source_id = $1 and grantee_id = $2', [id, world.person('stranger')]);
}
