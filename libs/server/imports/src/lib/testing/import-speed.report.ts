import { principalOf, startImportBench, type ImportBench } from './import-bench';
import { insertBare } from './bare-inserts';
import { madeRegister } from './made-register';

const ROWS = Number(process.env['TACT_ROWS'] ?? 10_000);

/** How fast a register of so many rows is checked and imported, and the same rows inserted bare. Reported, not asserted. */
describe(`a register of ${ROWS} rows`, () => {
  let bench: ImportBench;
  beforeAll(async () => { bench = await startImportBench(); }, 60_000);
  afterAll(() => bench.stop());

  it('is checked and imported', async () => {
    const ngo = await bench.world.organisation();
    const supervisor = await bench.world.person('supervisor', ngo);
    const principal = principalOf(supervisor);
    const say = (what: string, took: number): void => {
      process.stdout.write(`${what}: ${(took / 1000).toFixed(1)} s, ${Math.round((ROWS / took) * 1000)} rows a second\n`);
    };
    const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
      const began = performance.now();
      const value = await work();
      say(what, performance.now() - began);
      return value;
    };
    const begun = await bench.upload(supervisor.actor, [{ name: 'file', fileName: 'made.xlsx', value: madeRegister(ROWS) }]);
    const checked = await timed('dry run', () => bench.imports.settled(principal, begun.body.id));
    expect(checked).toMatchObject({ state: 'checked', total: ROWS });
    await bench.imports.start(principal, begun.body.id, 'new');
    const done = await timed('import', () => bench.imports.settled(principal, begun.body.id));
    expect(done).toMatchObject({ state: 'done', counts: { imported: ROWS } });
    say('the same rows, inserted bare', await insertBare(bench.db.admin));
    process.stdout.write(`${(await bench.db.admin.query(`select json_object_agg(t, n) as n from (select 'records' as t, count(*) as n from tact.case_record
      union all select 'names', count(*) from tact.case_name union all select 'events', count(*) from tact_audit.audit_event) x`) as { n: object }[]).map(({ n }) => JSON.stringify(n)).join()}\n`);
  }, 1_800_000);
});
