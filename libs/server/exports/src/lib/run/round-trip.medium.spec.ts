import { readFileSync } from 'node:fs';
import type { PortableCase } from '@tact/domain';
import fc from 'fast-check';
import { htcdsRow } from '../columns/htcds-row';
import { JsonWriter } from '../json/json-writer';
import { anyCase } from '../testing/any-case';
import { casesOf, type ExportBench, type FileCase, startExportBench } from '../testing/export-bench';
import { WorkbookWriter } from '../workbook/workbook-writer';
import { withCells } from '../content/exported-case';

const AT = '2026-11-22T12:00:00.000Z';
const register = readFileSync(new URL('../../../../../../seed/register/intake-register.xlsx', import.meta.url));
const invented = fc.sample(anyCase, { numRuns: 24, seed: 20_261_122 });

/** What a case says wherever it is: not its code, its owner's place, nor by whom its records were written. */
const content = ({ head, texts, records }: PortableCase) => ({ head, texts, records });
const byContent = (cases: readonly PortableCase[]) => cases.map((one) => canonical(content(one))).sort();
const inFile = (cases: readonly FileCase[]) => cases.map(({ htcds, tact }) => canonical([htcds, content(tact)])).sort();

/** JSON with the names of an object in one order, line by line. */
function canonical(value: unknown): string {
  const ordered = (_: string, one: unknown): unknown =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one;
  return JSON.stringify(value, ordered, 1);
}

function write(writer: WorkbookWriter | JsonWriter, cases: readonly PortableCase[]): Buffer {
  for (const [at, portable] of cases.entries()) writer.add(withCells(at + 1, htcdsRow(portable, { owner: null, area: null }), portable));
  return writer.finish();
}

describe('what is exported imports again', () => {
  let from: ExportBench;
  let into: ExportBench;

  beforeAll(async () => {
    [from, into] = await Promise.all([startExportBench(), startExportBench()]);
  }, 120_000);
  afterAll(() => Promise.all([from.stop(), into.stop()]));

  it.each([['workbook', 'xlsx', () => new WorkbookWriter(AT)], ['JSON file', 'json', () => new JsonWriter(AT)]] as const)('any case, from a %s', async (_, ending, writer) => {
    const run = await from.bringIn(`any.${ending}`, write(writer(), invented));
    expect(run.counts).toMatchObject({ rows: invented.length, imported: invented.length, rejected: 0, warnings: 0 });
    const out = await from.takeOut(from.supervisor, 'json', { filter: { imported: run.id } });
    expect(byContent(casesOf(out).map(({ tact }) => tact))).toEqual(byContent(invented));
  }, 120_000);

  it('a whole office register: exported, imported into an empty installation and exported again, it is equal', async () => {
    const first = await from.bringIn('intake-register.xlsx', register);
    const filter = { imported: first.id };
    const before = casesOf(await from.takeOut(from.supervisor, 'json', { filter }));
    expect(before).toHaveLength(first.counts.imported);
    const workbook = await from.takeOut(from.supervisor, 'xlsx', { filter });
    const second = await into.bringIn('again.xlsx', workbook.bytes);
    expect(second.counts).toMatchObject({ rows: before.length, imported: before.length, rejected: 0, warnings: 0 });
    const after = casesOf(await into.takeOut(into.supervisor, 'json'));
    expect(inFile(after)).toEqual(inFile(before));
    expect(after.map(({ tact }) => tact.origins[0]?.code).sort()).toEqual(before.map(({ tact }) => tact.origins[0]?.code).sort());
  }, 180_000);
});
