import type { Instance } from '@tact/server/instance';
import { entities } from '../../../../libs/server/instance/src/lib/entities';
import { temporaryKeyRing } from '@tact/server/crypto';
import { fileURLToPath } from 'node:url';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World } from '../../../../libs/server/cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../../libs/server/persistence/src/testing/test-database';
import { importCommand } from './import-command';

const seed = new URL('../../../../seed/register/', import.meta.url);
const register = fileURLToPath(new URL('intake-register.xlsx', seed));
const expected = JSON.parse(readFileSync(new URL('expected.json', seed), 'utf8')) as {
  rows: number; cases: number; rejected: { row: number }[]; warnings: { row: number }[]; duplicatesOf: { row: number; original: number }[];
};

describe('import on the command line', () => {
  let db: TestDatabase;
  let email: string;
  const folder = mkdtempSync(join(tmpdir(), 'tact-import-'));

  beforeAll(async () => {
    db = await startTestDatabase(entities);
    const world = await World.make(db);
    email = (await world.person('supervisor', await world.organisation())).email;
    await db.admin.query('update tact.app_user set is_demo = true where email = $1', [email]);
  }, 60_000);
  afterAll(() => db.stop());

  const run = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const [out, err]: string[][] = [[], []];
    const instance: Instance = {
      config: { port: 0, host: '127.0.0.1', dataDir: folder, demo: true, webDir: null, keys: { ...temporaryKeyRing(), actor: db.actorKey }, origins: [] },
      source: db.app, urls: { app: db.urls.app, admin: db.urls.admin }, databasePort: 0, joined: true, close: () => Promise.resolve(),
    };
    const code = await importCommand(args, { out: (text) => out?.push(text), err: (text) => err?.push(text), openInstance: () => Promise.resolve(instance) });
    return { code, out: out?.join('\n') ?? '', err: err?.join('\n') ?? '' };
  };

  it('prints the dry run as one JSON document, and saves nothing', async () => {
    const { code, out, err } = await run(register, '--dry-run', '--json');
    expect([code, err]).toEqual([0, `Importing as ${email}; name another account with --as EMAIL.`]);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['rows', 'accepted', 'rejected', 'warnings', 'duplicates', 'changes']);
    expect([report.rows, report.accepted]).toEqual([expected.rows, expected.cases]);
    expect(report.rejected.map(({ row }: { row: number }) => row)).toEqual(expected.rejected.map(({ row }) => row));
    expect(Object.keys(report.warnings[0])).toEqual(['row', 'column', 'code', 'message']);
    for (const { row } of expected.warnings) expect(report.warnings.some((one: { row: number }) => one.row === row)).toBe(true);
    const pairs = report.duplicates.flatMap((one: { row: number; candidates: { row: number }[] }) => one.candidates.map((other) => `${one.row}-${other.row}`));
    for (const { row, original } of expected.duplicatesOf) expect(pairs).toContain(`${row}-${original}`);
    const [left] = (await db.admin.query(`select (select count(*) from tact.case_file)::int as cases, (select count(*) from tact.import_row)::int as rows,
      (select count(*) from tact.session where kind = 'cli' and revoked_at is null)::int as sessions`)) as unknown[];
    expect(left).toEqual({ cases: 0, rows: 0, sessions: 0 });
  }, 60_000);

  it.each([
    [['--json'], 'usage'],
    [['missing.xlsx', '--json'], 'file_unreadable'],
    [[register, '--as', 'nobody@example.org', '--json'], 'unknown_account'],
    [[register, '--colour', '--json'], 'usage'],
  ])('fails with a reason: %j', async (args, code) => {
    const answer = await run(...args);
    expect([answer.code, JSON.parse(answer.out).error.code]).toEqual([1, code]);
  });

  it('names why a file is refused, as JSON and in words', async () => {
    const pdf = join(folder, 'register.xlsx');
    writeFileSync(pdf, '%PDF-1.7');
    expect(JSON.parse((await run(pdf, '--as', email, '--json')).out)).toEqual({ error: { code: 'pdf', message: 'This is a PDF, not a workbook. Use the .xlsx file.' } });
    expect(await run(pdf, '--as', email)).toMatchObject({ code: 1, out: '', err: 'This is a PDF, not a workbook. Use the .xlsx file.' });
  });
});
