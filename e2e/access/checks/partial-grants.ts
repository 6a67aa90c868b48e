import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@tact/server/persistence';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { recordOf } from '../worlds/database-view';
import type { CaseName, FixedWorld, PersonName } from '../worlds/fixed';
import { CASE_TEXTS } from '../worlds/load';
import type { Check } from './check';
import { attempt } from './probe';
import { CASE_INSERTS, DENIED } from './write-probes';

const ALL = `{summary,identity,family,risk,trafficking,plan,health,legal,return,reintegration,notes,documents,work}`;
/** Grants that open nothing to write: over, to come, for reading only. */
const IDLE = [['write', '-2 hours', '-1 hour'], ['write', '1 hour', '2 hours'], ['read', '-1 hour', '1 hour']] as const;
const RECORDS_A_CASE = 13;

/** Grants that the sharing commands do not make yet: writing of some sections, one that has ended, one that has not begun, one for reading. */
export const partialGrants: Check = {
  name: 'a grant reaches its sections, from its beginning to its end, and writes only where it says so',
  async run(db, world, sessions) {
    const grants = new Grants(db, world);
    const as = (name: PersonName): Actor => ({ userId: world.person(name), sessionId: sessions.get(world.person(name))! });
    try {
      return [...await overAndToCome(db, world, as, grants), ...await idle(db, world, as, grants), ...await someSections(db, world, as, grants)];
    } finally {
      await grants.undo();
    }
  },
};

class Grants {
  private made: string[] = [];

  constructor(private readonly db: TestDatabase, private readonly world: FixedWorld) {}

  async give(to: PersonName, theCase: CaseName, sections: string, access = 'write', from = '-1 hour', until = '1 hour'): Promise<void> {
    const id = uuidv7();
    this.made.push(id);
    await this.db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values ($1, $2, 'user', $3, $4, $5, 'handover', $3, now() + $6::interval, now() + $7::interval)`, [id, this.world.theCase(theCase), this.world.person(to), sections, access, from, until]);
  }

  async undo(): Promise<void> {
    await this.db.admin.query('delete from tact.case_grant where id = any($1::uuid[])', [this.made]);
    this.made = [];
  }
}

type As = (name: PersonName) => Actor;
type Must = (what: string, expected: number | string, sql: string, values?: readonly unknown[]) => Promise<void>;

function judge(db: TestDatabase, actor: Actor, found: string[]): Must {
  return async (what, expected, sql, values = []) => {
    const reached = await attempt(db, actor, sql, values);
    if (reached !== expected) found.push(`${what}: ${reached} instead of ${expected}`);
  };
}

/** A stranger whose grants on a case with a referral are over and to come sees and changes its own case only. */
async function overAndToCome(db: TestDatabase, world: FixedWorld, as: As, grants: Grants): Promise<string[]> {
  const found: string[] = [];
  const stranger = as('stranger');
  const must = judge(db, stranger, found);
  for (const theCase of ['accepted', 'proposed'] as const) for (const [access, from, until] of IDLE.slice(0, 2)) await grants.give('stranger', theCase, ALL, access, from, until);
  for (const theCase of ['accepted', 'proposed'] as const) {
    for (const [table, sql] of Object.entries(CASE_INSERTS)) await must(`${table} into ${theCase}`, DENIED, sql, [world.theCase(theCase), stranger.userId, world.organisation('ngo2')]);
    await must(`a record of reading ${theCase}`, DENIED, `select tact.record_access('opened', $1, null, null)`, [[world.theCase(theCase)]]);
    await must(`an entry on ${theCase}`, DENIED, `insert into tact.referral_entry (id, referral_id, case_id, kind, by, organisation_id, at) values (uuidv7(), $1, $2, 'question', $3, $4, now())`,
      [world.referral(theCase), world.theCase(theCase), stranger.userId, world.organisation('ngo2')]);
  }
  await must('sweeps cases', 1, `update tact.case_file set closure_reason = 'x'`);
  await must('sweeps referrals', 0, 'update tact.referral set version = 7');
  await must('sweeps approvals', 0, 'update tact.approval set version = 7');
  for (const [table, set] of Object.entries({ case_name: 'version = 7', case_task: 'version = 7', subject_link: 'undone_at = now()' })) await must(`sweeps ${table}`, 1, `update tact.${table} set ${set}`);
  await must('sweeps records', RECORDS_A_CASE, 'update tact.case_record set version = 7');
  await must('removes names', 1, 'delete from tact.case_name');
  for (const sql of ['update tact.case_text set updated_at = now()', 'delete from tact.case_text']) await must(sql, CASE_TEXTS.length, sql);
  await must('reads changes', 1, 'select distinct case_id from tact.change_log');
  await sees(db, stranger, world, { case_file: 1, case_key: 1, case_task: 1, stage_move: 1, subject_link: 1, approval: 0, referral: 0, case_name: 1, case_record: RECORDS_A_CASE, case_text: CASE_TEXTS.length, referral_entry: 0 }, found);
  const helped = await db.uow.run(stranger, () => db.uow.query<{ said: string }>(`select f as said from (values ('can_see', tact.can_see($1))) x(f, yes) where yes`, [world.theCase('accepted')]));
  found.push(...helped.map(({ said }) => `${said} says yes`));
  await grants.give('stranger', 'proposed', '{notes}', 'read');
  await sees(db, stranger, world, { case_record: RECORDS_A_CASE + 1 }, found);
  await grants.undo();
  return found;
}

/** Idle grants beside a reading one: what only a writer may do or be told stays closed. */
async function idle(db: TestDatabase, world: FixedWorld, as: As, grants: Grants): Promise<string[]> {
  const found: string[] = [];
  for (const [access, from, until] of IDLE) {
    await grants.give('stranger', 'blocksPolice', ALL, access, from, until);
    await grants.give('worker', 'teamCase', ALL, access, from, until);
    await grants.give('colleague', 'foreign', ALL, access, from, until);
    const all = await records(db, world.theCase('teamCase'));
    const told = await db.uow.run(as('worker'), () => db.uow.query<{ own: boolean; only: boolean }>(`select tact.only_record($1, 'import_source') is not null as only,
      (select bool_or(tact.is_own_record(r, $1, 'any')) from unnest($2::uuid[]) r) as own`, [world.theCase('teamCase'), all]));
    if (told[0]!.own || told[0]!.only) found.push(`a helper tells of a record, ${access} ${from}`);
    const [blocks] = await db.uow.run(as('stranger'), () => db.uow.query<{ yes: boolean }>('select tact.blocks_receiver($1, $2) as yes', [world.theCase('blocksPolice'), world.organisation('police')]));
    if (blocks!.yes) found.push(`blocks_receiver tells, ${access} ${from}`);
    await judge(db, as('colleague'), found)(`a referral moved to a case, ${access} ${from}`, DENIED, 'update tact.referral set case_id = $1', [world.theCase('foreign')]);
    const reader = judge(db, as('stranger'), found);
    await reader('sweeps referrals', 0, 'update tact.referral set version = 7');
    await reader('sweeps approvals', 0, 'update tact.approval set version = 7');
    await reader('sweeps records', RECORDS_A_CASE, 'update tact.case_record set version = 7');
    await reader('reads referrals and approvals', 0, 'select 1 from tact.referral union all select 1 from tact.approval');
    for (const [table, sql] of Object.entries(CASE_INSERTS)) await reader(`${table}, ${access} ${from}`, DENIED, sql, [world.theCase('blocksPolice'), world.person('stranger'), world.organisation('ngo2')]);
    await grants.undo();
  }
  const blocked = world.theCase('blocksWorker');
  const all = await records(db, blocked);
  const [told] = await db.uow.run(as('worker'), () => db.uow.query<{ tells: boolean }>(`select tact.can_see($1) or tact.only_record($1, 'import_source') is not null
    or (select bool_or(tact.is_own_record(r, $1, 'any')) from unnest($2::uuid[]) r) as tells`, [blocked, all]));
  if (told!.tells) found.push('a helper tells a blocked worker');
  const [may] = await db.uow.run(as('colleague'), () => db.uow.query<{ yes: boolean }>('select tact.blocks_receiver($1, $2) as yes', [world.theCase('blocksPolice'), world.organisation('police')]));
  return may!.yes ? found : [...found, 'blocks_receiver tells the worker nothing'];
}

/** Writing of one section: that section, what needs no section, and nothing else. */
async function someSections(db: TestDatabase, world: FixedWorld, as: As, grants: Grants): Promise<string[]> {
  const found: string[] = [];
  const stranger = as('stranger');
  const must = judge(db, stranger, found);
  await grants.give('stranger', 'own', '{notes}');
  await grants.give('worker', 'teamCase', '{identity}');
  for (const [table, sql] of Object.entries(CASE_INSERTS)) await must(`${table} into own`, ['case_name', 'case_text'].includes(table) ? DENIED : 1, sql, [world.theCase('own'), stranger.userId, world.organisation('ngo2')]);
  await must('a record of another section', DENIED, CASE_INSERTS['case_record']!.replace(`'notes'`, `'identity'`), [world.theCase('own'), stranger.userId, world.organisation('ngo2')]);
  await must('sweeps records', RECORDS_A_CASE + 2, 'update tact.case_record set version = 7');
  await must('sweeps names', 1, 'update tact.case_name set version = 7');
  await must('removes names', 1, 'delete from tact.case_name');
  for (const sql of ['update tact.case_text set updated_at = now()', 'delete from tact.case_text']) await must(sql, CASE_TEXTS.length, sql);
  await must('sweeps tasks', 2, 'update tact.case_task set version = 7');
  await must('sweeps links', 2, 'update tact.subject_link set undone_at = now()');
  await sees(db, stranger, world, { case_file: 1, case_key: 2, case_task: 1, stage_move: 1, subject_link: 1, case_name: 1, case_record: RECORDS_A_CASE + 2, case_text: CASE_TEXTS.length }, found);
  const notes = await records(db, world.theCase('teamCase'), 'notes');
  const told = await db.uow.run(as('worker'), () => db.uow.query<{ own: boolean; only: boolean }>(`select tact.only_record($1, 'import_source') is not null as only,
    (select bool_or(tact.is_own_record(r, $1, 'any')) from unnest($2::uuid[]) r) as own`, [world.theCase('teamCase'), notes]));
  if (told[0]!.own || told[0]!.only) found.push('a helper tells of a record of another section');
  await grants.undo();
  return found;
}

/** Rows seen of each table, under an access record that names every case. */
async function sees(db: TestDatabase, actor: Actor, world: FixedWorld, expected: Readonly<Record<string, number>>, found: string[]): Promise<void> {
  const counts = Object.keys(expected).map((table) => `(select count(*)::int from tact.${table}) as ${table}`).join(', ');
  const record = await recordOf(db, actor, world.cases.map(({ id }) => id));
  const [row] = await db.uow.underAccess(actor, record, () => db.uow.query<Record<string, number>>(`select ${counts}`));
  for (const [table, count] of Object.entries(expected)) if (row![table] !== count) found.push(`sees ${row![table]} of ${table} instead of ${count}`);
}

async function records(db: TestDatabase, caseId: string, section?: string): Promise<string[]> {
  const rows = (await db.admin.query('select id from tact.case_record where case_id = $1 and ($2::text is null or section = $2)', [caseId, section ?? null])) as { id: string }[];
  return rows.map(({ id }) => id);
}
