import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { Oracle } from '../oracle/oracle';
import { databaseView } from './worlds/database-view';
import { expectedView } from './worlds/expected-view';
import { expectSame, holdsInWorlds } from './worlds/hold';
import { load } from './worlds/load';

const RUNS = 12;

describe('row-level security asked directly', () => {
  let db: TestDatabase;
  beforeAll(async () => { db = await startTestDatabase(); }, 60_000);
  afterAll(() => db.stop());

  it('shows every person exactly the rows and sections the oracle allows, whatever the world', async () => {
    await holdsInWorlds(RUNS, { movers: false, personal: true }, async (world) => {
      const oracle = new Oracle(world);
      const { sessions } = await load(db, world);
      for (const { id } of world.users) {
        const touched = oracle.touched(id);
        const actor = { userId: id, sessionId: sessions.get(id)! };
        const { clear, sealed, sealedWithoutRecord } = await databaseView(db, actor, world.cases.map((c) => c.id));
        expect(sealedWithoutRecord).toEqual([]);
        const allowed = expectedView(world, oracle, id);
        expectSame(world, id, 'clear rows', clear, allowed.clear);
        expectSame(world, id, 'sealed rows', sealed, allowed.sealed);
        const hidden = world.cases.find((c) => !touched.includes(c.id));
        if (hidden) await expect(db.uow.recordAccess(actor, { kind: 'opened', caseIds: [hidden.id] })).rejects.toThrow();
      }
    });
  }, 120_000);
});
