import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { header, makeWorkbook, parts, sheetXml } from '../testing/make-workbook';
import { openWorkbook } from './open-workbook';
import { defaultLimits } from './workbook-limits';
import { WorkbookRefused, workbookRefusals } from './workbook-refused';

function refusal(bytes: Uint8Array, limits = defaultLimits): string {
  try {
    const workbook = openWorkbook(bytes, limits);
    for (const sheet of workbook.sheets) for (const _ of workbook.rows(sheet)) continue;
    return 'read';
  } catch (error) {
    return error instanceof WorkbookRefused ? error.code : String(error);
  }
}

const good = makeWorkbook([header, [1, 'Ana', 'Kola']]);
const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(512).fill(0)]);

describe('files that are no readable workbook', () => {
  it('reads a workbook', () => expect(refusal(good)).toBe('read'));

  it.each([
    ['an empty file', new Uint8Array(), 'empty_file'],
    ['an old .xls', compound, 'old_excel'],
    ['a protected workbook', Uint8Array.from([...compound, ...Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a PDF called .xlsx', strToU8('%PDF-1.7\n...'), 'pdf'],
    ['a .csv called .xlsx', strToU8('No;First Name;Second Name\n1;Ana;Kola\n'), 'text_file'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'not_a_workbook'],
    ['a zip of something else', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'not_a_workbook'],
    ['a file cut short', good.subarray(0, good.length - 30), 'damaged'],
    ['a file with a hole', hole(good), 'damaged'],
    ['a sheet that is no XML', zipSync(parts('<worksheet><sheetData><row><c></row>')), 'damaged'],
    ['a sheet with entities', zipSync(parts('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')), 'damaged'],
    ['an empty sheet', zipSync(parts('')), 'damaged'],
    ['a wrong text number', zipSync(parts('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>')), 'damaged'],
  ])('refuses %s', (_, bytes, code) => expect(refusal(bytes)).toBe(code));
});

/** Overwrites bytes in the middle of the packed sheet. */
function hole(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy.fill(0x55, Math.floor(copy.length * 0.55), Math.floor(copy.length * 0.55) + 24);
  return copy;
}

describe('limits', () => {
  it('refuses a small file that unpacks to far more than the limit, and stays small itself', () => {
    const bomb = zipSync(parts(new Uint8Array(96 * 1024 * 1024)), { level: 6 });
    expect(bomb.length).toBeLessThan(256 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(refusal(bomb)).toBe('damaged');
    const spaces = zipSync(parts(`<worksheet><sheetData>${'<row/>\n'.repeat(12_000_000)}</sheetData></worksheet>`), { level: 6 });
    expect(refusal(spaces, { ...defaultLimits, inflatedBytes: 8 * 1024 * 1024 })).toBe('inflates_too_much');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    ['file_too_large', { fileBytes: 100 }],
    ['too_many_entries', { entries: 2 }],
    ['inflates_too_much', { inflatedBytes: 500 }],
    ['too_many_rows', { rows: 1 }],
    ['too_many_cells', { cells: 5 }],
    ['text_too_long', { textLength: 3 }],
  ])('%s', (code, limits) => expect(refusal(good, { ...defaultLimits, ...limits })).toBe(code));

  it('refuses too many common texts', () => {
    const strings = strToU8('<sst><si><t>a</t></si><si><t>b</t></si></sst>');
    const rels = strToU8('<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>');
    const book = zipSync({ ...parts(sheetXml([header])), 'xl/sharedStrings.xml': strings, 'xl/_rels/workbook.xml.rels': rels });
    expect(refusal(book, { ...defaultLimits, sharedStrings: 1 })).toBe('too_many_strings');
    expect(refusal(book, { ...defaultLimits, sharedCharacters: 1 })).toBe('too_many_strings');
    expect(refusal(book)).toBe('read');
  });

  it('refuses a text of many megabytes between two tags before it is whole in memory', () => {
    const book = zipSync(parts(`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${'a'.repeat(4_000_000)}</v></c></row></sheetData></worksheet>`));
    expect(refusal(book)).toBe('text_too_long');
  });
});

it('answers any damage with a named refusal', () => {
  const edit = fc.record({ at: fc.nat(good.length - 1), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(good.length), (edits, cut) => {
      const bytes = Uint8Array.from(good);
      for (const { at, byte } of edits) bytes[at] = byte;
      expect([...Object.keys(workbookRefusals), 'read']).toContain(refusal(bytes));
      expect([...Object.keys(workbookRefusals), 'read']).toContain(refusal(good.subarray(0, cut)));
    }),
    { numRuns: 300 },
  );
});
