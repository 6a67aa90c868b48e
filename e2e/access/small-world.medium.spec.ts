import { startTestDatabase, type TestDatabase } from '../../libs/server/persistence/src/testing/test-database';
import { checks } from './checks';
import { type FixedWorld, fixedWorld } from './worlds/fixed';
import { load } from './worlds/load';

describe('the small world', () => {
  let db: TestDatabase;
  let world: FixedWorld;
  let sessions: ReadonlyMap<string, string>;
  beforeAll(async () => {
    db = await startTestDatabase();
    world = fixedWorld();
    ({ sessions } = await load(db, world));
  }, 60_000);
  afterAll(() => db.stop());

  it.each(checks.map((check) => [check.name, check] as const))('%s', async (_name, check) => {
    expect(await check.run(db, world, sessions)).toEqual([]);
  }, 60_000);
});
