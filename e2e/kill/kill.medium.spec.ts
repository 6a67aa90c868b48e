import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../support/template';
import { Killable } from './killable';
import { recount } from './recount';
import { Writer } from './writer';

/** Kills of each kind; `npm run test:kill` makes it twenty. */
const KILLS = Number(process.env['TACT_KILLS'] ?? '2');
const WRITERS = ['mirela.dodaj@shtegu.example', 'ilir.brahja@shtegu.example', 'eleni.markou@anemodoura.example'];
const RECOVERY_MS = 10_000;

/** An acknowledged write survives `kill -9` of the API and of PostgreSQL, and a retry never doubles (SECURITY.md, Faults). */
describe(`killed ${KILLS} times each under load`, () => {
  let tact: Killable;
  let writers: Writer[];
  const took: Record<'api' | 'postgres', number[]> = { api: [], postgres: [] };
  beforeAll(async () => {
    tact = await Killable.start();
    writers = WRITERS.map((email) => new Writer({ address: () => tact.address, account: tact.accounts.find((one) => one.email === email)! }));
    for (const writer of writers) writer.start();
    await until(() => writers.every(({ acknowledged }) => acknowledged.length > 3));
    for (let n = 0; n < KILLS; n += 1) {
      took.api.push(await tact.killApi());
      await written();
      took.postgres.push(await tact.killPostgres(n % 2 === 0 ? 'all' : 'backend'));
      await written();
    }
    await Promise.all(writers.map((writer) => writer.stop()));
    report();
  }, 60_000 + KILLS * 60_000);
  afterAll(() => tact.stop());

  it('answers nothing but acknowledgements and "later"', () => {
    expect(writers.flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  it('loses nothing that was acknowledged and doubles nothing that was sent again', async () => {
    const writes = writers.flatMap(({ acknowledged }) => acknowledged);
    expect(writers.reduce((sum, { repeated }) => sum + repeated, 0)).toBeGreaterThan(0);
    const counted = await recount(tact.adminUrl(), writes);
    expect(counted.rows).toBeGreaterThan(KILLS * 10);
    expect(counted).toMatchObject({ lost: [], doubled: [] });
  });

  /** A killed API is started anew by whoever runs it: how long that takes is reported. */
  it('finds a stopped database again by itself within ten seconds', () => {
    expect(Math.max(...took.postgres)).toBeLessThan(RECOVERY_MS);
    expect(took.api).toHaveLength(KILLS);
  });

  it('leaves an audit trail that holds', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli/main.mjs', 'audit', 'verify'], { cwd: root, env: { ...process.env, TACT_DATA: tact.folder } });
    expect(stdout).not.toMatch(/broken at|removed|changed/);
  }, 60_000);

  async function written(): Promise<void> {
    const before = writers.map(({ acknowledged }) => acknowledged.length);
    await until(() => writers.every(({ acknowledged }, index) => acknowledged.length > before[index]! + 2));
  }

  function report(): void {
    const middle = (times: readonly number[]): string => `median ${[...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]} ms, longest ${Math.max(...times)} ms`;
    const writes = writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    process.stdout.write(`${KILLS} kills of the API: ready after ${middle(took.api)}\n${KILLS} kills of PostgreSQL: ready after ${middle(took.postgres)}\n` +
      `${writes} acknowledged writes, ${writers.reduce((sum, { repeated }) => sum + repeated, 0)} asked again\n`);
  }
});

async function until(holds: () => boolean): Promise<void> {
  const began = Date.now();
  while (!holds()) {
    if (Date.now() - began > 40_000) throw new Error('no writes came through for 40 s');
    await sleep(50);
  }
}
