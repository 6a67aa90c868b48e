import { readFileSync } from 'node:fs';
import type { MadePerson } from '../../../../cases/src/testing/world';
import { principalOf, startImportBench, type ImportBench } from '../testing/import-bench';
import type { ImportRunView } from './import-views';

const seed = new URL('../../../../../../seed/register/', import.meta.url);
const bytes = readFileSync(new URL('intake-register.xlsx', seed));
const expected = JSON.parse(readFileSync(new URL('expected.json', seed), 'utf8')) as { duplicatesOf: { row: number; original: number }[] };

describe('the intake register, imported', () => {
  let bench: ImportBench;
  let supervisor: MadePerson;
  let worker: MadePerson;
  let run: ImportRunView;

  const count = async (sql: string, values: unknown[] = []): Promise<number> => ((await bench.db.admin.query(`select count(*)::int as n from ${sql}`, values)) as { n: number }[])[0]?.n ?? -1;

  beforeAll(async () => {
    bench = await startImportBench();
    const ngo = await bench.world.organisation();
    supervisor = await bench.world.person('supervisor', ngo);
    worker = await bench.world.person('social_worker', ngo, 'Ledina Tafa');
  }, 60_000);
  afterAll(() => bench.stop());

  it('is checked before anything is saved', async () => {
    const begun = await bench.upload(supervisor.actor, [{ name: 'file', fileName: 'Intake-Register.xlsx', value: bytes }]);
    expect([begun.status, begun.body]).toMatchObject([201, { state: 'reading', register: 'intake-register', fileName: 'Intake-Register.xlsx' }]);
    run = await bench.imports.settled(principalOf(supervisor), begun.body.id);
    expect(run).toMatchObject({ state: 'checked', total: 305, counts: { rows: 305, accepted: 301, rejected: 4, undecided: 18, imported: 0 } });
    expect(await count('tact.case_file')).toBe(0);
    expect(await count('tact.import_workbook')).toBe(0);
    const { body } = await bench.call(supervisor.actor, 'GET', `/imports/${run.id}/problems?severity=rejected`);
    expect(body.items.map(({ row, column, code, found }: Record<string, unknown>) => [row, column, code, found])).toEqual([
      [298, 'Birthdate', 'birth_date_future', '2031-04-01'], [299, 'Birthdate', 'adult', '12.06.1979'],
      [302, 'Type of Exploitation', 'exploitation_unknown', 'Alien abduction'], [305, 'Birthdate', 'row_unreadable', 'x'],
    ]);
  }, 60_000);

  it('shows every known duplicate beside its original', async () => {
    const { body } = await bench.call(supervisor.actor, 'GET', `/imports/${run.id}/duplicates?limit=100`);
    const pairs = body.items.flatMap((item: { row: number; candidates: { row: number }[] }) => item.candidates.map((one) => `${item.row}-${one.row}`));
    for (const { row, original } of expected.duplicatesOf) expect(pairs).toContain(`${row}-${original}`);
    expect(body.items.find(({ row }: { row: number }) => row === 287)).toMatchObject({
      person: { name: 'Dzhevdet Bejko' }, candidates: [{ row: 119, person: { name: 'Xhevdet Bejko', town: 'Shkodër' } }],
    });
  });

  it('waits until duplicates are decided', async () => {
    expect(await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/start`, {})).toMatchObject({ status: 409, body: { code: 'duplicates_undecided' } });
    const decisions = [{ row: 287, decision: 'link', linkTo: { row: 119 } }, { row: 294, decision: 'link', linkTo: { row: 287 } }, { row: 281, decision: 'skip' }];
    expect(await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/decisions`, { decisions })).toMatchObject({ status: 200, body: { counts: { undecided: 15 } } });
    const wrong = { decisions: [{ row: 1, decision: 'skip' }, { row: 282, decision: 'link', linkTo: { row: 5 } }] };
    expect(await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/decisions`, wrong)).toMatchObject({
      status: 400, body: { fields: [{ path: 'decisions.0.row', code: 'not_a_duplicate' }, { path: 'decisions.1.linkTo', code: 'not_a_candidate' }] },
    });
  });

  it('becomes cases, through the same handlers as registration', async () => {
    const begun = Date.now();
    expect((await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/start`, { undecided: 'new' })).status).toBe(202);
    const done = await bench.imports.settled(principalOf(supervisor), run.id);
    console.log('SECONDS', (Date.now() - begun) / 1000);
    expect(done).toMatchObject({ state: 'done', counts: { imported: 298, linked: 2, skipped: 1, rejected: 4 } });
    expect(await count('tact.case_file')).toBe(298);
    expect(await count(`tact.case_file where source <> 'migrated' or stage <> 'intake' or import_run_id <> $1`, [run.id])).toBe(0);
    expect(await count('tact.import_row where sealed is not null and state <> $1', ['rejected'])).toBe(0);
    expect(await count('tact.approval')).toBe(0);
    expect(await count(`tact.case_file where victim_status = 'identified_victim'`)).toBe(55);
    console.log(await bench.db.admin.query('select status, victim_status, count(*)::int from tact.case_file group by 1, 2'), await bench.db.admin.query('select kind, count(*)::int from tact.case_record group by 1'), await bench.db.admin.query('select owner_id, count(*)::int from tact.case_file group by 1'), worker.userId);
  }, 120_000);
});
