import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestDatabase, type TestDatabase } from '../../testing/test-database';

describe('the embedded database', () => {
  let db: TestDatabase;
  beforeAll(async () => { db = await startTestDatabase([], true); }, 60_000);
  afterAll(() => db.stop());

  const isAnswering = (): Promise<boolean> => db.uow.system(() => db.uow.query('select 1')).then(() => true, () => false);

  it('is back within ten seconds after it was killed, and the pool with it', async () => {
    const [row] = (await db.admin.query('show data_directory')) as { data_directory: string }[];
    process.kill(Number(readFileSync(`${row!.data_directory}/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGKILL');
    await sleep(200);
    expect(await isAnswering()).toBe(false);
    const until = Date.now() + 10_000;
    let isBack = false;
    while (!isBack && Date.now() < until) {
      await sleep(250);
      isBack = await isAnswering();
    }
    expect(isBack).toBe(true);
  }, 30_000);

  it('answers quickly while it is away', async () => {
    const began = Date.now();
    const [row] = (await db.admin.query('show data_directory')) as { data_directory: string }[];
    process.kill(Number(readFileSync(`${row!.data_directory}/postmaster.pid`, 'utf8').split('\n')[0]), 'SIGKILL');
    await isAnswering();
    expect(Date.now() - began).toBeLessThan(5_000);
    while (!(await isAnswering())) await sleep(200);
  }, 30_000);
});
