import { madeRegister } from '../../../../imports/src/lib/testing/made-register';
import { casesOf, type ExportBench, startExportBench } from '../testing/export-bench';

const MB = 1024 * 1024;

describe('an export of a thousand cases', () => {
  let bench: ExportBench;
  beforeAll(async () => {
    bench = await startExportBench();
    const run = await bench.bringIn('thousand.xlsx', madeRegister(1_000));
    expect(run.counts.imported).toBe(1_000);
  }, 240_000);
  afterAll(() => bench.stop());

  it('names at most 500 cases in an access record and stays within memory', async () => {
    let most = 0;
    const before = process.memoryUsage().heapUsed;
    const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().heapUsed - before); }, 20);
    const began = performance.now();
    const out = await bench.takeOut(bench.supervisor, 'xlsx');
    const seconds = (performance.now() - began) / 1_000;
    clearInterval(watch);
    expect([out.status, out.headers['x-tact-cases']]).toEqual([200, '1000']);
    expect(most).toBeLessThan(200 * MB);
    process.stdout.write(`1,000 cases: ${seconds.toFixed(1)} s, ${(out.bytes.length / MB).toFixed(2)} MB, heap at most ${(most / MB).toFixed(0)} MB more\n`);
    const records = (await bench.db.admin.query(`select cardinality(case_ids) as n from tact_audit.access_record where kind = 'exported' order by at`)) as { n: number }[];
    expect(records.map(({ n }) => n)).toEqual([500, 500]);
  }, 120_000);

  it('refuses one more than the setting allows, and makes nothing', async () => {
    await bench.db.admin.query(`insert into tact.setting (key, value) values ('export', '{"maxCases": 999}') on conflict (key) do update set value = excluded.value`);
    const out = await bench.takeOut(bench.supervisor, 'json');
    expect([out.status, JSON.parse(out.bytes.toString())]).toMatchObject([422, { code: 'export_too_large', maxCases: 999 }]);
    expect(casesOf(await bench.takeOut(bench.supervisor, 'json', { filter: { stage: 'protection' } }))).toEqual([]);
  });
});
