import { v7 as uuidv7 } from 'uuid';
import type { TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import type { CaseName, FixedWorld } from '../worlds/fixed';
import type { Check } from './check';
import { attempt } from './probe';
import { CASE_INSERTS, DENIED } from './write-probes';

const ALL = `{summary,identity,family,risk,trafficking,plan,health,legal,return,reintegration,notes,documents,work}`;

/** A grant that the sharing commands do not make yet: writing of some sections, one that has ended, one that has not begun. */
export const partialGrants: Check = {
  name: 'a writing grant reaches its sections, from its beginning to its end',
  async run(db, world, sessions) {
    const userId = world.person('stranger');
    const actor = { userId, sessionId: sessions.get(userId)! };
    const made: string[] = [];
    const grant = async (theCase: CaseName, sections: string, from: string, to: string): Promise<void> => {
      const id = uuidv7();
      made.push(id);
      await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
        values ($1, $2, 'user', $3, $4, 'write', 'handover', $3, now() + $5::interval, now() + $6::interval)`, [id, world.theCase(theCase), userId, sections, from, to]);
    };
    try {
      await grant('own', '{notes}', '-1 hour', '1 hour');
      await grant('accepted', ALL, '-2 hours', '-1 hour');
      await grant('otherTeam', ALL, '1 hour', '2 hours');
      return await problems(db, world, actor);
    } finally {
      await db.admin.query('delete from tact.case_grant where id = any($1::uuid[])', [made]);
    }
  },
};

async function problems(db: TestDatabase, world: FixedWorld, actor: { userId: string; sessionId: string }): Promise<string[]> {
  const found: string[] = [];
  const [own, foreign] = [world.theCase('own'), world.theCase('foreign')];
  const must = async (what: string, expected: number | string, sql: string, values: readonly unknown[] = [], access: readonly string[] = []): Promise<void> => {
    const reached = await attempt(db, actor, sql, values, access);
    if (reached !== expected) found.push(`${what}: ${reached} instead of ${expected}`);
  };
  const insert = (table: string, theCase: CaseName, expected: number | string, section = 'notes'): Promise<void> =>
    must(`${table} into ${theCase}, ${section}`, expected, CASE_INSERTS[table]!.replace(`'notes'`, `'${section}'`), [world.theCase(theCase), actor.userId, world.organisation('ngo2')]);
  for (const table of Object.keys(CASE_INSERTS)) {
    await insert(table, 'own', table === 'case_name' ? DENIED : 1);
    for (const closed of ['accepted', 'otherTeam'] as const) await insert(table, closed, DENIED);
  }
  await insert('case_record', 'own', DENIED, 'identity');
  for (const closed of ['accepted', 'otherTeam'] as const) await must(`a record of reading ${closed}`, DENIED, `select tact.record_access('opened', $1, null, null)`, [[world.theCase(closed)]]);
  await must('records', 13 + 2, 'update tact.case_record set version = 7');
  await must('names', 1, 'update tact.case_name set version = 7');
  await must('names', 1, 'delete from tact.case_name');
  for (const table of ['case_task', 'subject_link'] as const) await must(table, 2, `update tact.${table} set ${table === 'case_task' ? 'version = 7' : 'undone_at = now()'}`);
  for (const table of ['case_file', 'case_task', 'stage_move', 'subject_link']) await must(`reads ${table}`, 1, `select 1 from tact.${table}`);
  for (const table of ['case_key', 'approval', 'referral']) await must(`reads ${table}`, table === 'case_key' ? 2 : 0, `select 1 from tact.${table}`);
  await must('reads records', 13 + 2, 'select 1 from tact.case_record', [], [own, foreign]);
  await must('reads names', 1, 'select 1 from tact.case_name', [], [own, foreign]);
  return [...found, ...await helpers(db, world, actor)];
}

/** What definer functions tell somebody whose grant is over or to come: nothing. */
async function helpers(db: TestDatabase, world: FixedWorld, actor: { userId: string; sessionId: string }): Promise<string[]> {
  const asked = [world.theCase('accepted'), world.theCase('otherTeam'), world.theCase('blocksWorker')];
  const rows = await db.uow.run(actor, () => db.uow.query<{ said: string }>(`select c::text || ' ' || f as said from unnest($1::uuid[]) c,
    lateral (values ('only_record', tact.only_record(c, 'any') is not null), ('can_see', tact.can_see(c)),
      ('blocks_receiver', tact.blocks_receiver(c, $2))) as x(f, yes) where yes`, [asked, world.person('worker')]));
  return rows.map(({ said }) => `a helper tells: ${said}`);
}
