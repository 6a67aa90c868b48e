import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@tact/server/persistence';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { recordOf } from '../worlds/database-view';
import type { CaseName, FixedWorld, PersonName } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { DENIED } from './write-probes';

const TABLES = ['return_process', 'return_partner', 'return_attestation', 'return_evidence'] as const;
/** Rows of the four tables that each person sees: the file's keepers all, the partner its part, whoever is blocked, ended or a stranger none. */
const SEEN: Readonly<Partial<Record<PersonName, readonly number[]>>> = {
  worker: [1, 2, 3, 2], head: [3, 4, 3, 2], colleague: [2, 2, 0, 0], teacher: [1, 2, 3, 1], otherHead: [1, 2, 3, 1], officer: [0, 0, 0, 0], stranger: [0, 0, 0, 0], third: [0, 0, 0, 0], dpo: [0, 0, 0, 0], leaver: [0, 0, 0, 0],
};
const SIGN = `insert into tact.return_attestation (id, process_id, case_id, step, kind, sides, two_sided, attested_by, attested_organisation_id, attested_side, attested_at)
  values (uuidv7(), $1, $1, 'B4', $5, $4::text[], false, $2, $3, 'receiving', now())`;
const EVIDENCE = `insert into tact.return_evidence (id, attestation_id, process_id, case_id, sides, sealed, organisation_id, by, at) values (uuidv7(), $5, $1, $1, $4::text[], '\\x00', $3, $2, now())`;
const PROCESS = `insert into tact.return_process (id, case_id, case_code, organisation_id, from_country, to_country, state, considered_at, created_by, updated_by)
  values (uuidv7(), $1, 'x', $3, 'GR', 'AL', 'considered', now(), $2, $2)`;
const PARTNER = `insert into tact.return_partner (id, process_id, case_id, organisation_id, side, since, created_by, updated_by) values (uuidv7(), $1, $1, $3, 'receiving', now(), $2, $2)`;

/** A return on a file of the worker's with the school and the NGO's other team as partners, one whose partner was let go, one whose case blocks it. The return has the id of its case. */
export const returns: Check = {
  name: 'a return is seen and signed by its two sides only',
  async run(db, world, sessions) {
    const as = (name: PersonName): Actor => ({ userId: world.person(name), sessionId: sessions.get(world.person(name)) ?? uuidv7() });
    const [signature, bare] = [uuidv7(), uuidv7()];
    try {
      await arrange(db, world, signature, bare);
      return [...await sight(db, world, as), ...await writes(db, world, as, signature, bare), ...await grants(db, world, as, bare)];
    } finally {
      await db.admin.transaction(async (manager) => {
        await manager.query('set local session_replication_role = replica');
        for (const table of [...TABLES].reverse()) await manager.query(`delete from tact.${table}`);
        await manager.query(`delete from tact.case_grant where source_kind = 'return'`);
        await manager.query('delete from tact.change_log where entity = any($1)', [[...TABLES]]);
      });
    }
  },
};

async function arrange(db: TestDatabase, world: FixedWorld, signature: string, bare: string): Promise<void> {
  const make = async (name: CaseName, partner: 'school' | 'police'): Promise<readonly string[]> => {
    const ids = [world.theCase(name), world.person('head'), world.organisation('ngo')];
    await db.admin.query(PROCESS.replace('uuidv7()', '$1'), ids);
    await db.admin.query(PARTNER, [ids[0], ids[1], world.organisation(partner)]);
    return ids;
  };
  const own = await make('own', 'school');
  await make('teamCase', 'police');
  await make('blocksPolice', 'police');
  await db.admin.query(PARTNER, own);
  await db.admin.query(SIGN.replace('uuidv7()', '$6').replace(`'B4'`, '$7'), [...own, '{receiving}', 'evidence', bare, 'B2']);
  await db.admin.query(`update tact.return_partner set ended_at = now(), ended_reason = 'keeper' where case_id = $1`, [world.theCase('teamCase')]);
  for (const [id, step, side] of [[uuidv7(), 'A1', 'sending'], [signature, 'B3', 'receiving']] as const) {
    await db.admin.query(SIGN.replace('uuidv7()', '$6').replace(`'B4'`, '$7'), [...own, `{${side}}`, 'evidence', id, step]);
    await db.admin.query(EVIDENCE, [...own, `{${side}}`, id]);
  }
}

async function sight(db: TestDatabase, world: FixedWorld, as: (name: PersonName) => Actor): Promise<string[]> {
  const found: string[] = [];
  for (const [name, expected] of Object.entries(SEEN) as [PersonName, readonly number[]][]) {
    const seen = await counted(db, world, as(name));
    if (seen.join() !== expected.join()) found.push(`${name} sees ${seen} of ${TABLES} instead of ${expected}`);
  }
  for (const name of ['worker', 'teacher'] as const) {
    const [row] = await db.uow.run(as(name), () => db.uow.query<{ n: number }>('select count(*)::int as n from tact.return_evidence'));
    if (row!.n !== 0) found.push(`${name} sees evidence without an access record`);
  }
  return found;
}

async function counted(db: TestDatabase, world: FixedWorld, actor: Actor): Promise<number[]> {
  const record = await recordOf(db, actor, world.cases.map(({ id }) => id));
  const counts = TABLES.map((table) => `(select count(*)::int from tact.${table}) as ${table}`).join(', ');
  const [row] = await db.uow.underAccess(actor, record, () => db.uow.query<Record<string, number>>(`select ${counts}`));
  return TABLES.map((table) => row![table]!);
}

async function writes(db: TestDatabase, world: FixedWorld, as: (name: PersonName) => Actor, signature: string, bare: string): Promise<string[]> {
  const found: string[] = [];
  const own = world.theCase('own');
  const of = (name: PersonName, organisation: 'ngo' | 'ngo2' | 'school' | 'police', by: PersonName = name): readonly string[] => [own, world.person(by), world.organisation(organisation)];
  const must = async (what: string, who: PersonName, expected: number | string, sql: string, values: readonly unknown[] = []): Promise<void> => {
    const reached = await attempt(db, as(who), sql, values);
    if (reached !== expected) found.push(`${what}: ${reached} instead of ${expected}`);
  };
  await must('the partner adds evidence', 'teacher', 1, EVIDENCE, [...of('teacher', 'school'), '{receiving}', bare]);
  await must('the worker adds evidence', 'worker', 1, EVIDENCE, [...of('worker', 'ngo'), '{receiving}', bare]);
  await must('the worker signs', 'worker', 1, SIGN, [...of('worker', 'ngo'), '{receiving}', 'evidence']);
  await must('the worker names a partner', 'worker', 1, PARTNER, [own, world.person('worker'), world.organisation('ngo2')]);
  await must('the worker changes partners', 'worker', 2, 'update tact.return_partner set version = 7');
  await must('the partner changes its own part', 'teacher', 1, 'update tact.return_partner set version = 7');
  await must('the worker changes signatures', 'worker', 3, 'update tact.return_attestation set version = 7');
  await must('who is blocked does a task', 'officer', DENIED, `select tact.return_task($1, 'return_A1', null, 1)`, [world.theCase('blocksPolice')]);
  await must('the partner signs its own step', 'teacher', 1, SIGN, [...of('teacher', 'school'), '{receiving}', 'evidence']);
  await must('the partner signs the other country\'s step', 'teacher', DENIED, SIGN, [...of('teacher', 'school'), '{sending}', 'evidence']);
  await must('the partner overrides', 'teacher', DENIED, SIGN, [...of('teacher', 'school'), '{receiving}', 'override']);
  await must('the worker overrides without the right', 'worker', DENIED, SIGN, [...of('worker', 'ngo'), '{receiving}', 'override']);
  await must('in another\'s name', 'worker', DENIED, SIGN, [...of('worker', 'ngo', 'head'), '{receiving}', 'evidence']);
  await must('for another organisation', 'worker', DENIED, SIGN, [...of('worker', 'ngo2'), '{receiving}', 'evidence']);
  for (const who of ['stranger', 'officer', 'third'] as const) {
    const organisation = who === 'stranger' ? 'ngo2' : who === 'officer' ? 'police' : 'ngo';
    await must(`${who} signs`, who, DENIED, SIGN, [...of(who, organisation), '{receiving}', 'evidence']);
    await must(`${who} adds evidence`, who, DENIED, EVIDENCE, [...of(who, organisation), '{receiving}', signature]);
    await must(`${who} begins a return`, who, DENIED, PROCESS, [world.theCase('left'), world.person(who), world.organisation(organisation)]);
    await must(`${who} names itself`, who, DENIED, PARTNER, [own, world.person(who), world.organisation(organisation)]);
    await must(`${who} does a task`, who, DENIED, `select tact.return_task($1, 'return_A1', null, 1)`, [own]);
    for (const table of TABLES.slice(0, 3)) await must(`${who} sweeps ${table}`, who, 0, `update tact.${table} set version = 7`);
  }
  await must('evidence in another\'s name', 'worker', DENIED, EVIDENCE, [...of('worker', 'ngo', 'head'), '{receiving}', uuidv7()]);
  await must('evidence for another organisation', 'worker', DENIED, EVIDENCE, [...of('worker', 'ngo2'), '{receiving}', uuidv7()]);
  await must('evidence of the other country\'s step', 'teacher', DENIED, EVIDENCE, [...of('teacher', 'school'), '{sending}', uuidv7()]);
  await must('a return in another\'s name', 'colleague', DENIED, PROCESS, [world.theCase('accepted'), world.person('head'), world.organisation('ngo')]);
  await must('a return for another organisation', 'colleague', DENIED, PROCESS, [world.theCase('accepted'), world.person('colleague'), world.organisation('ngo2')]);
  await must('a return of one\'s own', 'colleague', 1, PROCESS, [world.theCase('accepted'), world.person('colleague'), world.organisation('ngo')]);
  await must('a partner in another\'s name', 'worker', DENIED, PARTNER, [own, world.person('head'), world.organisation('ngo2')]);
  await must('the partner sets the day', 'teacher', DENIED, 'update tact.return_process set travel_on = now()');
  await must('the partner clears', 'teacher', DENIED, `update tact.return_process set state = 'cleared'`);
  await must('the partner lets itself go for another reason', 'teacher', DENIED, `update tact.return_partner set ended_at = now(), ended_reason = 'keeper'`);
  await must('one person signs twice', 'head', DENIED, `update tact.return_attestation set countersigned_by = attested_by, countersigned_at = now(), countersigned_organisation_id = attested_organisation_id where id = $1`, [signature]);
  await must('a second signature in another\'s name', 'worker', DENIED, `update tact.return_attestation set countersigned_by = $2, countersigned_at = now(), countersigned_organisation_id = attested_organisation_id where id = $1`, [signature, world.person('colleague')]);
  await must('the partner signs second', 'teacher', 1, `update tact.return_attestation set countersigned_by = $2, countersigned_at = now(), countersigned_side = 'receiving', countersigned_organisation_id = $3 where id = $1`, [signature, world.person('teacher'), world.organisation('school')]);
  return found;
}

/** A partner's grant counts from its beginning to its end, and no other grant opens a return; the guards are off, so that the policies answer alone. */
async function grants(db: TestDatabase, world: FixedWorld, as: (name: PersonName) => Actor, bare: string): Promise<string[]> {
  const found: string[] = [];
  const none = async (what: string, who: PersonName): Promise<void> => {
    const seen = await counted(db, world, as(who));
    if (seen.some((count) => count > 0)) found.push(`${what}: ${who} sees ${seen}`);
  };
  const own = world.theCase('own');
  for (const [what, set] of [['over', `valid_to = now() - interval '1 minute'`], ['to come', `valid_from = now() + interval '1 hour'`], ['of no section', `sections = '{}'`]] as const) {
    await db.admin.query(`update tact.case_grant set ${set} where source_kind = 'return' and case_id = $1`, [own]);
    await none(`a partner's grant that is ${what}`, 'teacher');
    await db.admin.query(`update tact.case_grant set valid_from = now() - interval '1 hour', valid_to = null, sections = '{return}' where source_kind = 'return' and case_id = $1`, [own]);
  }
  for (const [access, sections, from, until] of [['read', '{return}', '-1 hour', '1 hour'], ['write', '{return}', '-2 hours', '-1 hour'], ['write', '{return}', '1 hour', '2 hours'], ['write', '{notes}', '-1 hour', '1 hour']] as const) {
    const id = uuidv7();
    await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
      values ($1, $2, 'user', $3, $4, $5, 'handover', $3, now() + $6::interval, now() + $7::interval)`, [id, own, world.person('stranger'), sections, access, from, until]);
    await none(`a grant to ${access} ${sections} from ${from}`, 'stranger');
    found.push(...await idle(db, world, as('stranger'), bare).then((problems) => problems.map((problem) => `with a grant to ${access} ${sections} from ${from}: ${problem}`)));
    await db.admin.query('delete from tact.case_grant where id = $1', [id]);
  }
  return found;
}

/** What somebody whose grant opens no return may write: nothing. */
async function idle(db: TestDatabase, world: FixedWorld, actor: Actor, bare: string): Promise<string[]> {
  const found: string[] = [];
  const values = [world.theCase('own'), actor.userId, world.organisation('ngo2')];
  const guards = async (state: 'enable' | 'disable'): Promise<void> => {
    for (const table of TABLES.slice(0, 3)) await db.admin.query(`alter table tact.${table} ${state} trigger guard_${table}`);
  };
  const must = async (what: string, expected: number | string, sql: string, more: readonly unknown[] = []): Promise<void> => {
    const reached = await attempt(db, actor, sql, more);
    if (reached !== expected) found.push(`${what}: ${reached} instead of ${expected}`);
  };
  await guards('disable');
  try {
    await must('signs', DENIED, SIGN, [...values, '{receiving}', 'evidence']);
    await must('adds evidence', DENIED, EVIDENCE, [...values, '{receiving}', bare]);
    await must('names a partner', DENIED, PARTNER, values);
    await must('begins a return', DENIED, PROCESS.replace(`'considered'`, `'arrived'`), values);
    await must('does a task', DENIED, `select tact.return_task($1, 'return_A1', null, 1)`, values.slice(0, 1));
    for (const table of TABLES.slice(0, 3)) await must(`sweeps ${table}`, 0, `update tact.${table} set version = 7`);
  } finally {
    await guards('enable');
  }
  return found;
}
