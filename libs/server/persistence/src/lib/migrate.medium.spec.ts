import { migrations } from '../../../../../migrations';
import { startTestDatabase, type TestDatabase } from '../testing/test-database';
import { migrate, migrateDown } from './migrate';

describe('migrations', () => {
  let db: TestDatabase;
  beforeAll(async () => { db = await startTestDatabase(); }, 60_000);
  afterAll(() => db.stop());

  it('go down and up again', async () => {
    await migrateDown(db.urls.admin, migrations.length);
    const left = await db.admin.query(`select table_name from information_schema.tables where table_schema like 'tact%'`);
    expect(left).toEqual([]);
    await migrate(db.urls.admin, { appPassword: null, actorKey: db.actorKey });
    expect((await db.admin.query(`select count(*)::int as n from information_schema.tables where table_schema = 'tact'`))[0].n).toBeGreaterThan(20);
  }, 30_000);
});
