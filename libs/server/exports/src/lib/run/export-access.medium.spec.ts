import { readRegister } from '@tact/server/imports';
import { fromNeutralText } from '@tact/domain';
import { strFromU8, unzipSync } from 'fflate';
import { v7 as uuidv7 } from 'uuid';
import type { MadePerson } from '../../../../cases/src/testing/world';
import { TROUBLE } from '../testing/any-case';
import { casesOf, type ExportBench, startExportBench } from '../testing/export-bench';

const CANARY = 'Canary-7f3a';

/** Every text that stands in a cell of a workbook's sheets. */
function cellTexts(bytes: Buffer): string[] {
  const parts = unzipSync(bytes);
  const sheets = Object.entries(parts).filter(([path]) => path.startsWith('xl/worksheets/')).map(([, part]) => strFromU8(part));
  return sheets.flatMap((xml) => [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map((match) => match[1]!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')));
}

describe('who takes what out', () => {
  let bench: ExportBench;
  let stranger: MadePerson;
  let otherTeam: MadePerson;
  let ours: string;
  let theirs: string;

  const register = async (who: MadePerson, lastName: string): Promise<string> => {
    const { body } = await bench.api.call(who.actor, 'POST', '/cases', { body: { id: uuidv7(), firstName: 'Arta', lastName, sex: 'female', birthYear: 2012, programmeId: bench.world.programmeId } });
    return body.id as string;
  };
  const rows = async <T>(sql: string, values: unknown[] = []): Promise<T[]> => (await bench.db.admin.query(sql, values)) as T[];
  const exported = () => rows<{ kind: string; cases: string[]; actor: string }>(`select kind, case_ids as cases, actor from tact_audit.access_record where kind = 'exported' order by at`);

  beforeAll(async () => {
    bench = await startExportBench();
    stranger = await bench.world.person('supervisor', await bench.world.organisation());
    otherTeam = await bench.world.person('supervisor', await bench.world.team(bench.supervisor.organisation));
    ours = await register(bench.supervisor, 'Kola');
    theirs = await register(stranger, CANARY);
    await register(otherTeam, CANARY);
  }, 60_000);
  afterAll(() => bench.stop());

  it('of another team and organisation nothing, and no count tells of them', async () => {
    const out = await bench.takeOut(bench.supervisor, 'json');
    expect([out.status, casesOf(out).length, out.headers['x-tact-cases']]).toEqual([200, 1, '1']);
    expect([out.bytes.includes('Kola'), cellTexts((await bench.takeOut(bench.supervisor, 'xlsx')).bytes).includes('Kola')]).toEqual([true, true]);
    for (const format of ['json', 'xlsx'] as const) expect((await bench.takeOut(bench.supervisor, format)).bytes.includes(CANARY)).toBe(false);
    expect(cellTexts((await bench.takeOut(bench.supervisor, 'xlsx')).bytes).join('\n')).not.toContain(CANARY);
    const listed = await rows<{ n: number }>('select case_count as n from tact.case_export where created_by = $1', [bench.supervisor.userId]);
    expect(new Set(listed.map(({ n }) => n))).toEqual(new Set([1]));
  });

  it('a hidden case is a missing one, without an access record and without an export', async () => {
    const before = (await exported()).length;
    const [hidden, missing] = [await bench.takeOut(bench.supervisor, 'json', { caseId: theirs }), await bench.takeOut(bench.supervisor, 'json', { caseId: uuidv7() })];
    const plain = ({ status, bytes }: typeof hidden): unknown => [status, JSON.stringify({ ...(JSON.parse(bytes.toString()) as object), instance: '', requestId: '' })];
    expect(plain(hidden)).toEqual(plain(missing));
    expect(hidden.status).toBe(404);
    expect((await exported()).length).toBe(before);
  });

  it('a social worker takes out own cases only, a duty bearer none', async () => {
    const own = await register(bench.worker, 'Hoxha');
    expect(casesOf(await bench.takeOut(bench.worker, 'json'))).toHaveLength(1);
    expect((await bench.takeOut(bench.worker, 'json', { caseId: ours })).status).toBe(404);
    expect((await bench.takeOut(bench.worker, 'json', { caseId: own })).status).toBe(200);
    const school = await bench.world.person('duty_bearer', await bench.world.organisation({ category: 'school' }));
    expect((await bench.takeOut(school, 'json')).status).toBe(403);
  });

  it('is logged before it is read: who, which cases, why and how many', async () => {
    const out = await bench.takeOut(bench.supervisor, 'json', { caseId: ours });
    expect([out.headers['cache-control'], out.headers['content-security-policy'], String(out.headers['content-disposition']).slice(0, 11)]).toEqual(['no-store', "sandbox; default-src 'none'", 'attachment;']);
    expect((await exported()).at(-1)).toEqual({ kind: 'exported', cases: [ours], actor: bench.supervisor.userId });
    const [entry] = await rows(`select scope, format, reason, case_count as "caseCount" from tact.case_export order by at desc, id desc limit 1`);
    expect(entry).toEqual({ scope: 'case', format: 'json', reason: 'case_transfer', caseCount: 1 });
    expect(await bench.api.call(bench.supervisor.actor, 'POST', '/exports', { body: { format: 'json' } })).toMatchObject({ status: 400 });
    const own = await bench.api.call(bench.worker.actor, 'GET', '/exports');
    expect((own.body.items as { byId: string }[]).every(({ byId }) => byId === bench.worker.userId)).toBe(true);
    const dpo = await bench.world.person('dpo', bench.supervisor.organisation);
    expect((await bench.api.call(dpo.actor, 'GET', '/oversight/exports')).body.items.length).toBeGreaterThan(3);
  });

  it('gives no data when the read log cannot be written', async () => {
    await bench.db.admin.query('alter function tact.record_access(text, uuid[], text, text) rename to record_access_gone');
    const out = await bench.takeOut(bench.supervisor, 'json').finally(() => bench.db.admin.query('alter function tact.record_access_gone(text, uuid[], text, text) rename to record_access'));
    expect(out.status).toBeGreaterThanOrEqual(500);
    expect(out.bytes.toString()).not.toContain('Kola');
  });

  it('leaves out sections that the role may not read, and says so', async () => {
    const permissions = (await rows<{ permissions: { action: string; subject: string; sections?: string[] }[] }>(`select permissions from tact.role where key = 'supervisor'`))[0]!.permissions;
    const narrow = permissions.map((one) => (one.subject === 'Case' || one.subject === 'CaseRecord' ? { ...one, sections: ['summary', 'risk'] } : one));
    await bench.db.admin.query(`update tact.role set permissions = $1 where key = 'supervisor'`, [JSON.stringify(narrow)]);
    const [json, workbook] = [await bench.takeOut(bench.supervisor, 'json', { caseId: ours }), await bench.takeOut(bench.supervisor, 'xlsx', { caseId: ours })];
    await bench.db.admin.query(`update tact.role set permissions = $1 where key = 'supervisor'`, [JSON.stringify(permissions)]);
    const [only] = casesOf(json);
    expect(only?.tact.sections).toEqual(['summary', 'risk']);
    expect([only?.htcds['prs_FirstName'], json.bytes.includes('Kola')]).toEqual([undefined, false]);
    const texts = cellTexts(workbook.bytes).join('\n');
    expect(texts).not.toContain('Kola');
    expect(texts).toMatch(/Not readable by whoever exported: identity, /);
  });

  it('neutralises every text that a spreadsheet would compute, and reads it again as it was', async () => {
    for (const text of TROUBLE) if (!/[\r\n]/.test(text)) await register(bench.supervisor, text);
    const out = await bench.takeOut(bench.supervisor, 'xlsx');
    const dangerous = cellTexts(out.bytes).filter((text) => /^(?:[=@\t\r]|_x0009_|_x000D_)/.test(text) || /^[+-](?![\d\s().\/-]*$)/.test(text));
    expect(dangerous).toEqual([]);
    expect(strFromU8(unzipSync(out.bytes)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
    const names = [...readRegister(out.bytes).rows()].map(({ cells }) => cells.lastName?.text ?? '');
    for (const text of TROUBLE) if (!/[\r\n]/.test(text)) expect(names).toContain(text);
    expect(fromNeutralText(`'=1`)).toBe('=1');
  });
});
