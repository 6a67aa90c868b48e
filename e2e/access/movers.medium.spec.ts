import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { Oracle } from '../oracle/oracle';
import { databaseView } from './worlds/database-view';
import { expectedView } from './worlds/expected-view';
import { expectSame, holdsInWorlds } from './worlds/hold';
import { load } from './worlds/load';

/** A right comes through one membership (DESIGN.md section 1): a role in another organisation does not keep it alive. */
describe('people who have left an organisation and work in another', () => {
  let db: TestDatabase;
  beforeAll(async () => { db = await startTestDatabase(); }, 60_000);
  afterAll(() => db.stop());

  it('see nothing any more of cases and referrals that still stand in their name', async () => {
    await holdsInWorlds(6, { movers: true, personal: true }, async (world) => {
      const oracle = new Oracle(world);
      const { sessions } = await load(db, world);
      for (const { id } of world.users) {
        const { clear, sealed } = await databaseView(db, { userId: id, sessionId: sessions.get(id)! }, world.cases.map((c) => c.id));
        const allowed = expectedView(world, oracle, id);
        expectSame(world, id, 'clear rows', clear, allowed.clear);
        expectSame(world, id, 'sealed rows', sealed, allowed.sealed);
      }
    });
  }, 120_000);
});
