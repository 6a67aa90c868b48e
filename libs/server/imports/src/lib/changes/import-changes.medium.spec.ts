import type { MadePerson } from '../../../../cases/src/testing/world';
import { makeWorkbook, type MadeCell } from '../testing/make-workbook';
import { principalOf, startImportBench, type ImportBench } from '../testing/import-bench';
import type { ChangedRowView, ImportRunView } from '../run/import-views';

const header = ['No', 'First Name', 'Second Name', 'Consent', 'Birthdate', 'Gender', 'Mobile Phone', 'Mailing City', 'Type of Exploitation', 'Status', 'Title'];
const first: MadeCell[][] = [
  [1, 'Arta', 'Kola', 'Yes', '2010', 'F', '+355 68 1111111', 'Korça', 'Forced begging', 'Active', 'Ms'],
  [2, 'Besa', 'Hoxha', 'Yes', '2011-05', 'F', '', 'Korça', 'Forced begging', 'Active', ''],
  [3, 'Dritan', 'Leka', 'Yes', '2009', 'M', '', 'Korça', 'Forced begging', 'Active', ''],
  [4, 'Elira', 'Marku', 'Yes', '2012', 'F', '', 'Korça', 'Forced begging', 'Active', 'x'],
];
const second: MadeCell[][] = [
  [1, 'Arta', 'Kola', 'Yes', '2010-03-04', 'F', '+355 68 2222222', 'Korça', 'Forced begging; Servitude', 'Active', 'Ms'],
  [2, 'Besarta', 'Hoxha', 'Yes', '2011-06', 'F', '', 'Korça', 'Forced begging', 'Closed', ''],
  [3, 'Dritan', 'Leka', 'Yes', '2009', 'M', '', 'Korça', 'Forced begging', 'Active', ''],
  [4, 'Elira', 'Marku', 'Yes', '2012', 'F', '', 'Korça', 'Forced begging', 'Active', 'y'],
  [5, 'New', 'Child', 'Yes', '2013', 'M', '', 'Korça', 'Forced begging', 'Active', ''],
];

describe('a register imported twice with changed rows', () => {
  let bench: ImportBench;
  let supervisor: MadePerson;
  const ids = new Map<number, string>();

  const bringIn = async (rows: MadeCell[][], register = 'office'): Promise<ImportRunView> => {
    const begun = await bench.upload(supervisor.actor, [{ name: 'register', value: register }, { name: 'file', fileName: 'office.xlsx', value: makeWorkbook([header, ...rows]) }]);
    return bench.imports.settled(principalOf(supervisor), begun.body.id);
  };
  const start = async (run: ImportRunView, body: object): Promise<ImportRunView> => {
    expect((await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/start`, body)).status).toBe(202);
    return bench.imports.settled(principalOf(supervisor), run.id);
  };
  const changesOf = async (run: ImportRunView): Promise<ChangedRowView[]> => (await bench.call(supervisor.actor, 'GET', `/imports/${run.id}/changes`)).body.items as ChangedRowView[];
  const file = async (row: number) => (await bench.call(supervisor.actor, 'GET', `/cases/${ids.get(row)}`)).body as { head: Record<string, unknown>; records: { id: string; kind: string; version: number; fields: Record<string, unknown> }[] };
  const record = async (row: number, kind: string) => (await file(row)).records.find((one) => one.kind === kind)!;

  beforeAll(async () => {
    bench = await startImportBench();
    supervisor = await bench.world.person('supervisor', await bench.world.organisation());
    const run = await start(await bringIn(first), { undecided: 'new' });
    expect(run.counts).toMatchObject({ imported: 4, changed: 0 });
    const rows = (await bench.db.admin.query('select row_no as "row", imported_case_id as id from tact.import_key')) as { row: number; id: string }[];
    for (const { row, id } of rows) ids.set(row, id);
    const identity = await record(2, 'identity');
    const edited = await bench.app.inject({
      method: 'PATCH', url: `/api/v1/cases/${ids.get(2)}/records/${identity.id}`, payload: { fields: { firstName: 'Besjana' } },
      headers: { authorization: `Bearer ${supervisor.actor.userId}.${supervisor.actor.sessionId}`, 'if-match': String(identity.version) },
    });
    expect(edited.statusCode).toBe(200);
  }, 90_000);
  afterAll(() => bench.stop());

  it('lists what changed, field by field, conflicts with what was edited in Tact, and nothing of rows that say the same', async () => {
    const run = await bringIn(second);
    expect(run.counts).toMatchObject({ rows: 5, known: 1, changed: 3, undecidedChanges: 3, undecided: 0 });
    const changes = await changesOf(run);
    expect(changes.map(({ row, changes: of }) => [row, of.map(({ field, conflict, byHand }) => `${field}${conflict ? ' conflict' : ''}${byHand ? ' by hand' : ''}`)])).toEqual([
      [1, ['birthDate', 'exploitation', 'contacts', 'events']], [2, ['firstName conflict', 'birthDate', 'caseStatus by hand']], [4, ['otherColumns']],
    ]);
    expect(changes[1]?.changes[0]).toEqual({ field: 'firstName', imported: ['Besa'], inTact: ['Besjana'], inFile: ['Besarta'], conflict: true, byHand: false });
    expect(JSON.stringify(changes)).not.toContain('steps');
    expect(await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/start`, {})).toMatchObject({ status: 409, body: { code: 'changes_undecided' } });
  }, 60_000);

  it('refuses decisions about what did not change', async () => {
    const [{ id }] = (await bench.db.admin.query(`select id from tact.import_run where state = 'checked'`)) as [{ id: string }];
    for (const decision of [{ row: 3, decision: 'apply' }, { row: 1, decision: 'apply', fields: { sex: 'apply' } }, { row: 1, decision: 'apply', fields: { birthDate: 'perhaps' } }, { row: 99, decision: 'keep' }])
      expect((await bench.call(supervisor.actor, 'POST', `/imports/${id}/changes`, { decisions: [decision] })).status).toBe(400);
    const stranger = await bench.world.person('supervisor', supervisor.organisation);
    const missing = await bench.call(stranger.actor, 'GET', '/imports/01a20000-0000-7000-8000-000000000000/changes');
    expect(await bench.call(stranger.actor, 'GET', `/imports/${id}/changes`)).toEqual(missing);
    expect((await bench.call(stranger.actor, 'POST', `/imports/${id}/changes`, { decisions: [] })).status).toBe(404);
  });

  it('makes what was decided as audited changes of the case, and keeps the rest', async () => {
    const [{ id }] = (await bench.db.admin.query(`select id from tact.import_run where state = 'checked'`)) as [{ id: string }];
    const decided = await bench.call(supervisor.actor, 'POST', `/imports/${id}/changes`, { decisions: [{ row: 1, decision: 'apply' }, { row: 2, decision: 'apply', fields: { birthDate: 'keep' } }] });
    expect(decided.body.counts).toMatchObject({ undecidedChanges: 1 });
    const done = await start(decided.body as ImportRunView, { changes: 'keep' });
    expect(done).toMatchObject({ state: 'done', counts: { imported: 1, updated: 1, kept: 2, known: 1 } });
    const one = await file(1);
    expect(one.head['exploitation']).toEqual(['forced_begging', 'domestic_servitude']);
    expect((await record(1, 'identity')).fields).toMatchObject({ birthDate: '2010-03-04', birthPrecision: 'day' });
    expect(one.records.filter(({ kind }) => kind === 'contact').map(({ fields, version }) => [fields['value'], version])).toEqual([['+355 68 2222222', 2]]);
    expect(one.records.filter(({ kind }) => kind === 'import_source')).toHaveLength(2);
    expect((await record(2, 'identity')).fields).toMatchObject({ firstName: 'Besjana', birthDate: '2011-05' });
    expect((await file(2)).head['status']).toBe('open');
    const [audited] = (await bench.db.admin.query(`select count(*)::int as n from tact_audit.audit_event where stream = $1 and op = 'update' and actor = $2`, [`case:${ids.get(1)}`, supervisor.userId])) as { n: number }[];
    expect(audited?.n).toBeGreaterThanOrEqual(3);
  }, 60_000);

  it('doubles nothing and asks nothing again for the same file', async () => {
    const run = await bringIn(second);
    expect(run.counts).toMatchObject({ rows: 5, known: 5, changed: 0 });
    expect((await start(run, {})).counts).toMatchObject({ imported: 0, updated: 0 });
    expect(((await bench.db.admin.query('select count(*)::int as n from tact.case_file')) as { n: number }[])[0]?.n).toBe(5);
  }, 60_000);

  it('applies a conflict that was decided for that field', async () => {
    const again = second.map((row) => (row[0] === 2 ? [2, 'Besartë', ...row.slice(2)] : row));
    const run = await bringIn(again);
    expect((await changesOf(run)).map(({ row, changes }) => [row, changes.map(({ field }) => field)])).toEqual([[2, ['firstName', 'birthDate', 'caseStatus']]]);
    await bench.call(supervisor.actor, 'POST', `/imports/${run.id}/changes`, { decisions: [{ row: 2, decision: 'keep', fields: { firstName: 'apply' } }] });
    expect((await start(run, {})).counts).toMatchObject({ updated: 1 });
    expect((await record(2, 'identity')).fields).toMatchObject({ firstName: 'Besartë', birthDate: '2011-05' });
    const found = await bench.call(supervisor.actor, 'POST', '/cases/search', { query: 'Besartë Hoxha' });
    expect(found.body.candidates.map(({ head }: { head: { id: string } }) => head.id)).toContain(ids.get(2));
  }, 60_000);

  it('leaves a case alone that was changed after the comparison, and says so', async () => {
    const again = second.map((row) => (row[0] === 1 ? [1, 'Artë', ...row.slice(2)] : row[0] === 2 ? [2, 'Besartë', ...row.slice(2)] : row));
    const run = await bringIn(again);
    const identity = await record(1, 'identity');
    await bench.app.inject({
      method: 'PATCH', url: `/api/v1/cases/${ids.get(1)}/records/${identity.id}`, payload: { fields: { firstName: 'Artana' } },
      headers: { authorization: `Bearer ${supervisor.actor.userId}.${supervisor.actor.sessionId}`, 'if-match': String(identity.version) },
    });
    expect((await start(run, { changes: 'apply' })).counts).toMatchObject({ updated: 0, kept: 1 });
    expect((await record(1, 'identity')).fields).toMatchObject({ firstName: 'Artana' });
    const { body } = await bench.call(supervisor.actor, 'GET', `/imports/${run.id}/problems`);
    expect(body.items.map(({ row, code }: { row: number; code: string }) => [row, code])).toContainEqual([1, 'changed_meanwhile']);
  }, 60_000);
});
