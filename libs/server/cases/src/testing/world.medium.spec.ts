import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { World } from './world';

describe('a made world', () => {
  let db: TestDatabase;
  beforeAll(async () => { db = await startTestDatabase(); }, 60_000);
  afterAll(() => db.stop());

  it('has people whose principals carry their roles', async () => {
    const world = await World.make(db);
    const ngo = await world.organisation();
    const police = await world.organisation({ category: 'anti_trafficking_police' });
    const worker = await world.person('social_worker', ngo);
    const officer = await world.person('duty_bearer', police);
    const [own] = await db.admin.query<{ key: string }[]>('select tact_private.holder_key($1, $2, $3) as key', [worker.userId, ngo.id, ngo.programmeId]);
    expect([...worker.principal.granteeIds].sort()).toEqual([worker.userId, own!.key].sort());
    expect(worker.principal.memberships[0]).toMatchObject({ organisationId: ngo.id, teamId: ngo.teamId, roleKey: 'social_worker', caseScope: 'own' });
    expect(officer.principal.granteeIds).toEqual(expect.arrayContaining([police.id]));
  });
});
