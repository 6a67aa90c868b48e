import { strToU8 } from 'fflate';
import type { MadePerson } from '../../../../cases/src/testing/world';
import { header, makeWorkbook, type MadeCell } from '../testing/make-workbook';
import { principalOf, startImportBench, type ImportBench } from '../testing/import-bench';

const came = { serial: 43_619 };
const good = (row: number, name = `Ana${row}`): MadeCell[] => [row, name, `Kola${row}`, 'Yes', '03.04.2012', 'F', 'Forced begging', 'Active', came];

describe('imports and what goes wrong', () => {
  let bench: ImportBench;
  let supervisor: MadePerson;

  beforeAll(async () => {
    bench = await startImportBench();
    supervisor = await bench.world.person('supervisor', await bench.world.organisation());
  }, 60_000);
  afterAll(() => bench.stop());

  const file = (value: string | Uint8Array, fileName = 'register.xlsx') => ({ name: 'file', fileName, value });
  const count = async (sql: string): Promise<number> => ((await bench.db.admin.query(`select count(*)::int as n from ${sql}`)) as { n: number }[])[0]?.n ?? -1;
  const checked = async (rows: readonly MadeCell[][], fileName: string) => {
    const { body } = await bench.upload(supervisor.actor, [file(makeWorkbook([header, ...rows]), fileName)]);
    return bench.imports.settled(principalOf(supervisor), body.id);
  };

  it.each([
    ['a PDF', strToU8('%PDF-1.7'), 'pdf'],
    ['a .csv', strToU8('No;First Name\n1;Ana'), 'text_file'],
    ['a damaged file', makeWorkbook([header, good(1)]).subarray(0, 900), 'damaged'],
    ['a sheet without labels', makeWorkbook([['apples'], ['pears']]), 'no_header'],
  ])('refuses %s at once, and stores nothing', async (_, value, code) => {
    expect(await bench.upload(supervisor.actor, [file(value)])).toMatchObject({ status: 400, body: { code: 'workbook_refused', fields: [{ path: 'file', code }] } });
    expect(await count('tact.import_run')).toBe(0);
  });

  it('refuses what is no upload of one file with known fields', async () => {
    const one = file(makeWorkbook([header, good(1)]));
    expect((await bench.call(supervisor.actor, 'POST', '/imports', {})).status).toBe(400);
    expect(await bench.upload(supervisor.actor, [])).toMatchObject({ status: 400, body: { fields: [{ path: 'file', code: 'required' }] } });
    expect(await bench.upload(supervisor.actor, [{ name: 'colour', value: 'red' }, one])).toMatchObject({ status: 400, body: { fields: [{ path: 'colour', code: 'unknown_field' }] } });
    expect(await bench.upload(supervisor.actor, [{ name: 'register', value: 'a' }, { name: 'register', value: 'b' }, one])).toMatchObject({ status: 400, body: { fields: [{ path: 'register', code: 'repeated_key' }] } });
    expect((await bench.upload(supervisor.actor, [file(new Uint8Array(21 * 1024 * 1024))])).status).toBe(413);
    expect((await bench.upload(null, [one])).status).toBe(401);
    const worker = await bench.world.person('social_worker', supervisor.organisation);
    expect((await bench.upload(worker.actor, [one])).status).toBe(403);
    expect(await count('tact.import_run')).toBe(0);
  });

  it('goes on after the server died in the middle, and imports no row twice', async () => {
    const run = await checked(Array.from({ length: 60 }, (_, index) => good(index + 1)), 'dying.xlsx');
    expect(run).toMatchObject({ state: 'checked', counts: { accepted: 60 } });
    await bench.db.admin.query(`update tact.import_run set state = 'importing', undecided = 'new', worker = gen_random_uuid(), worker_until = now() + interval '1 hour' where id = $1`, [run.id]);
    const other = await bench.restarted();
    expect(await other.imports.settled(principalOf(supervisor), run.id)).toMatchObject({ state: 'importing', counts: { imported: 0 } });
    await bench.db.admin.query(`update tact.import_run set worker_until = now() - interval '1 second' where id = $1`, [run.id]);
    const [first, second] = await Promise.all([other.imports.settled(principalOf(supervisor), run.id), bench.imports.settled(principalOf(supervisor), run.id)]);
    expect([first.state, second.state]).toContain('done');
    expect(await count(`tact.case_file where import_run_id = '${run.id}'`)).toBe(60);
    await other.stop();
  }, 60_000);

  it('reports a row the database refuses, imports the others, and leaves nothing half-written', async () => {
    const run = await checked([good(1, 'Mira'), good(2, 'Broken'), good(3, 'Lule')], 'broken.xlsx');
    await bench.db.admin.query(`create function public.refuse() returns trigger language plpgsql as $$ begin
      if (select count(*) from tact.case_record r where r.case_id = new.case_id and r.kind = 'import_source') = 0 and new.kind = 'import_source' and new.clear ->> 'row' = '2'
      then raise exception 'no'; end if; return new; end $$`);
    await bench.db.admin.query('create trigger refuse before insert on tact.case_record for each row execute function public.refuse()');
    await bench.imports.start(principalOf(supervisor), run.id, 'new');
    const done = await bench.imports.settled(principalOf(supervisor), run.id);
    await bench.db.admin.query('drop trigger refuse on tact.case_record');
    expect(done).toMatchObject({ state: 'done', counts: { imported: 2, rejected: 1 } });
    const { body } = await bench.call(supervisor.actor, 'GET', `/imports/${run.id}/problems?severity=rejected`);
    expect(body.items).toMatchObject([{ row: 2, code: 'not_accepted' }]);
    expect(await count(`tact.case_file where import_run_id = '${run.id}'`)).toBe(2);
    expect(await count(`tact.import_key where run_id = '${run.id}'`)).toBe(2);
  }, 60_000);

  it('gives a run up, and keeps nothing of the register', async () => {
    const run = await checked([good(1, 'Vera')], 'given-up.xlsx');
    expect((await bench.call(supervisor.actor, 'DELETE', `/imports/${run.id}`)).status).toBe(204);
    expect((await bench.call(supervisor.actor, 'GET', `/imports/${run.id}`)).body).toMatchObject({ state: 'failed', failure: { code: 'discarded' }, counts: { rows: 0 } });
    expect((await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/start`, {})).status).toBe(409);
    expect(await count(`tact.import_row where run_id = '${run.id}'`)).toBe(0);
  });

  it('holds names and cells of staged rows sealed only', async () => {
    const run = await checked([good(1, 'Kanarinka')], 'sealed-kanarinka.xlsx');
    for (const table of ['import_run', 'import_row', 'import_workbook', 'import_key']) {
      const rows = JSON.stringify(await bench.db.admin.query(`select to_jsonb(t)::text as row from tact.${table} t`));
      expect([table, rows.toLowerCase().includes('kanarinka')]).toEqual([table, false]);
    }
    expect(run.register).toBe('sealed-kanarinka');
  });
});
