import { v7 as uuidv7 } from 'uuid';
import { caseListQuery } from '../../libs/server/cases/src/lib/case/case-list.query';
import { boxSql, type Box } from '../../libs/server/sharing/src/lib/referrals/referral-list.query';
import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { Oracle, type ReferralSight } from '../oracle/oracle';
import { type FixedWorld, fixedWorld, PEOPLE_NAMES, type PersonName } from './worlds/fixed';
import { load } from './worlds/load';

/** The lists' own predicates, asked by a superuser whom no policy binds: DESIGN.md section 4 rule 2, the layer in the handlers. */
describe('list predicates without row-level security', () => {
  let db: TestDatabase;
  let world: FixedWorld;
  let oracle: Oracle;
  let sessions: ReadonlyMap<string, string>;
  beforeAll(async () => {
    db = await startTestDatabase();
    world = fixedWorld();
    oracle = new Oracle(world);
    ({ sessions } = await load(db, world));
    for (const [theCase, begins, ends] of [['own', '1 hour', '2 hours'], ['teamCase', '-2 hours', '-1 hour']] as const) {
      await db.admin.query(`insert into tact.case_grant (id, case_id, grantee_kind, grantee_id, sections, access, source_kind, source_id, valid_from, valid_to)
        values ($1, $2, 'user', $3, '{summary}', 'read', 'handover', $3, now() + $4::interval, now() + $5::interval)`, [uuidv7(), world.theCase(theCase), world.person('stranger'), begins, ends]);
    }
  }, 60_000);
  afterAll(() => db.stop());

  const principal = async (name: PersonName) => (await db.uow.authenticate({ userId: world.person(name), sessionId: sessions.get(world.person(name))! }))!;
  const people = PEOPLE_NAMES.filter((name) => name !== 'gone');

  it.each(people)('the predicate of the caseload gives %s the oracle\'s cases', async (name) => {
    const { sql, values } = caseListQuery(await principal(name), {}, 'registered', null, 100);
    const rows = (await db.admin.query(sql, values)) as { id: string }[];
    expect(rows.map(({ id }) => id).sort()).toEqual([...oracle.listed(world.person(name))].sort());
  });

  it.each(people)('the predicate of each box of referrals gives %s what the oracle allows', async (name) => {
    const { userId, granteeIds, organisationIds } = await principal(name);
    const ask = async (box: Box): Promise<string[]> => ((await db.admin.query(boxSql(box), [granteeIds, [userId, ...organisationIds], organisationIds, null, 100])) as { id: string }[]).map(({ id }) => id).sort();
    const seen = (...sights: ReferralSight[]): string[] => world.referrals.filter((r) => sights.includes(oracle.referralSight(userId, r)!)).map(({ id }) => id).sort();
    expect(await ask('outgoing')).toEqual(seen('sender'));
    expect(await ask('incoming')).toEqual(seen('header', 'scope'));
    expect((await ask('answered')).filter((id) => !seen('header', 'scope', 'ended').includes(id))).toEqual([]);
  });
});
