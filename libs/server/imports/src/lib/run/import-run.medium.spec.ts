import { readFileSync } from 'node:fs';
import type { MadePerson } from '../../../../cases/src/testing/world';
import { header, makeWorkbook } from '../testing/make-workbook';
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
    expect((await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/start`, { undecided: 'new' })).status).toBe(202);
    const done = await bench.imports.settled(principalOf(supervisor), run.id);
    expect(done).toMatchObject({ state: 'done', counts: { imported: 298, linked: 2, skipped: 1, rejected: 4 } });
    expect(await count('tact.case_file')).toBe(298);
    expect(await count(`tact.case_file where source <> 'migrated' or stage <> 'intake' or import_run_id <> $1`, [run.id])).toBe(0);
    expect(await count('tact.import_row where sealed is not null and state <> $1', ['rejected'])).toBe(0);
    expect(await count('tact.approval')).toBe(0);
    expect(await count(`tact.case_file where victim_status = 'identified_victim'`)).toBe(55);
  }, 120_000);

  it('keeps what the register says: owner, status, consent, source', async () => {
    const rows = (await bench.db.admin.query(
      `select r.row_no, c.id, c.status, c.owner_id, c.closed_at is not null as closed from tact.import_row r join tact.case_file c on c.id = r.imported_case_id where r.row_no in (1, 2, 5, 12)`,
    )) as { row_no: number; id: string; status: string; owner_id: string | null; closed: boolean }[];
    const of = (row: number) => rows.find(({ row_no }) => row_no === row);
    expect(of(1)).toMatchObject({ status: 'closed', closed: true, owner_id: null });
    expect(of(2)).toMatchObject({ status: 'open', closed: false, owner_id: worker.userId });
    const file = await bench.call(supervisor.actor, 'GET', `/cases/${of(5)?.id}`);
    const records = file.body.records as { kind: string; fields: Record<string, unknown> }[];
    expect(records.filter(({ kind }) => kind === 'consent').map(({ fields }) => [fields['given'], fields['purpose']])).toEqual([[false, 'share_for_referral'], [false, 'cross_border_sharing']]);
    const source = records.find(({ kind }) => kind === 'import_source')?.fields;
    expect([source?.['register'], source?.['row'], JSON.parse(String(source?.['raw']))['Second Name']]).toEqual(['intake-register', 5, 'Selimi']);
    expect(await bench.call(supervisor.actor, 'POST', '/cases/search', { query: 'Nexhmije Selimi' })).toMatchObject({ status: 200 });
  });

  it('keeps linked rows as sources of one case', async () => {
    const [row] = (await bench.db.admin.query('select imported_case_id as id from tact.import_row where run_id = $1 and row_no = 119', [run.id])) as { id: string }[];
    const file = await bench.call(supervisor.actor, 'GET', `/cases/${row?.id}`);
    const sources = (file.body.records as { kind: string; fields: { row: number } }[]).filter(({ kind }) => kind === 'import_source');
    expect(sources.map(({ fields }) => fields.row).sort()).toEqual([119, 287, 294]);
    expect(await count(`tact.subject_link where case_id = $1 and role = 'import_row'`, [row?.id])).toBe(2);
  });

  it('is nobody else’s: same 404 for hidden and missing, refused without the permission, nothing by SQL', async () => {
    const colleague = await bench.world.person('supervisor', supervisor.organisation);
    const missing = await bench.call(colleague.actor, 'GET', '/imports/01a20000-0000-7000-8000-000000000000');
    for (const path of ['', '/problems', '/duplicates']) expect(await bench.call(colleague.actor, 'GET', `/imports/${run.id}${path}`)).toEqual(missing);
    expect(missing.status).toBe(404);
    expect((await bench.call(colleague.actor, 'GET', '/imports')).body.items).toEqual([]);
    expect((await bench.call(worker.actor, 'GET', `/imports/${run.id}`)).status).toBe(403);
    expect((await bench.call(null, 'GET', `/imports/${run.id}`)).status).toBe(401);
    const seen = await bench.db.uow.run(colleague.actor, () => bench.db.uow.query('select id from tact.import_row union all select id from tact.import_run'));
    expect(seen).toEqual([]);
  });

  it('creates nothing a second time', async () => {
    const again = await bench.upload(supervisor.actor, [{ name: 'register', value: ' INTAKE-register ' }, { name: 'file', fileName: 'copy.xlsx', value: bytes }]);
    const checked = await bench.imports.settled(principalOf(supervisor), again.body.id);
    expect(checked.counts).toMatchObject({ rows: 305, known: 300, duplicates: 1, undecided: 1 });
    await bench.imports.start(principalOf(supervisor), checked.id, 'skip');
    expect((await bench.imports.settled(principalOf(supervisor), checked.id)).counts).toMatchObject({ imported: 0, known: 300, skipped: 1 });
    expect(await count('tact.case_file')).toBe(298);
  }, 60_000);

  it('finds existing cases for another register, and only such as the importer may open', async () => {
    const register = makeWorkbook([header, [1, 'Xhevdet', 'Beiko', 'Yes', { serial: 37_586 }, 'M', 'Forced begging', 'Active', { serial: 43_619 }]]);
    const stranger = await bench.world.person('supervisor', await bench.world.organisation());
    for (const [who, found] of [[supervisor, 1], [stranger, 0]] as const) {
      const begun = await bench.upload(who.actor, [{ name: 'file', fileName: 'other.xlsx', value: register }]);
      await bench.imports.settled(principalOf(who), begun.body.id);
      const { body } = await bench.call(who.actor, 'GET', `/imports/${begun.body.id}/duplicates`);
      expect(body.items).toHaveLength(found);
      if (found) expect(body.items[0].candidates[0]).toMatchObject({ row: null, caseCode: expect.stringMatching(/^\w{3}-\w{4}-\w{3}$/), person: { name: 'Xhevdet Bejko' }, reasons: { birth: 'same', sex: 'same' } });
    }
    expect(await count(`tact_audit.access_record where kind = 'matched' and actor = $1`, [supervisor.userId])).toBeGreaterThan(0);
  });
});
