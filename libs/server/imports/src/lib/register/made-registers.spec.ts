import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { mapRow } from '../mapping/map-row';
import type { MappedRow } from '../mapping/case-candidate';
import { header, makeWorkbook, type MadeCell, type MadeOptions } from '../testing/make-workbook';
import { defaultLimits } from '../workbook/workbook-limits';
import { WorkbookRefused } from '../workbook/workbook-refused';
import { readRegister } from './read-register';

const today = '2026-11-22';
const came = { serial: 43_619 };

function read(rows: readonly (readonly MadeCell[])[], options?: MadeOptions): MappedRow[] {
  const register = readRegister(makeWorkbook(rows, options));
  return [...register.rows()].map((row) => mapRow(row, register.info, today));
}

function one(row: readonly MadeCell[], options?: MadeOptions): MappedRow {
  return read([header, row], options)[0] as MappedRow;
}

const codes = (row: MappedRow) => row.warnings.map((warning) => warning.code);
const born = (cell: MadeCell, options?: MadeOptions) => one([1, 'Ana', 'Kola', 'Yes', cell, 'F', 'Forced begging', 'Active', { serial: options?.is1904 ? 43_619 - 1462 : 43_619 }], options);

describe('birth dates', () => {
  it.each<[string, MadeCell, string | null, string]>([
    ['a spreadsheet date', { serial: 39_657 }, '2008-07-28', 'day'],
    ['a bare number', 39_657, '2008-07-28', 'day'],
    ['a year as number', 2009, '2009', 'year'],
    ['a year as a date cell', { serial: 2009 }, '2009', 'year'],
    ['a year as text', '2009', '2009', 'year'],
    ['dd/mm/yyyy', '03/04/2009', '2009-04-03', 'day'],
    ['dd.mm.yyyy', '3.4.2009', '2009-04-03', 'day'],
    ['ISO', '2009-04-03', '2009-04-03', 'day'],
    ['mm/yyyy', '11/2009', '2009-11', 'month'],
    ['month first', '04/23/2009', '2009-04-23', 'day'],
    ['two digits', '03.04.09', '2009-04-03', 'day'],
    ['Albanian', '14 maj 2009', '2009-05-14', 'day'],
    ['Albanian month', 'Shtator 2009', '2009-09', 'month'],
    ['Greek', '14 Μαΐου 2009', '2009-05-14', 'day'],
    ['Romanian', '1 ianuarie 2009', '2009-01-01', 'day'],
    ['English', 'August 4th, 2009', '2009-08-04', 'day'],
    ['about', 'rreth 2009', '2009', 'estimated'],
    ['doubtful', '2009 ?', '2009', 'estimated'],
    ['yyyymmdd', 20_090_514, '2009-05-14', 'day'],
    ['impossible', '31.02.2010', null, 'unknown'],
    ['nonsense', 'x', null, 'unknown'],
    ['empty', null, null, 'unknown'],
  ])('%s', (_, cell, date, precision) => {
    expect(born(cell).candidate).toMatchObject({ birthDate: date, birthPrecision: precision });
  });

  it('counts from 1904 where the workbook does', () => {
    expect(born({ serial: 39_657 - 1462 }, { is1904: true }).candidate?.birthDate).toBe('2008-07-28');
    expect(born(39_657 - 1462, { is1904: true }).candidate?.birthDate).toBe('2008-07-28');
  });

  it('remarks what was guessed', () => {
    expect(codes(born(39_657))).toContain('date_from_number');
    expect(codes(born(2009))).toContain('year_only');
    expect(codes(born('04/23/2009'))).toContain('date_order_guessed');
    expect(codes(born('03.04.09'))).toContain('date_two_digit_year');
    expect(codes(born('31.02.2010'))).toContain('birth_date_impossible');
    expect(codes(born('x'))).toContain('birth_date_unreadable');
  });
});

describe('age', () => {
  it('is judged on the incoming referral date, in favour of the child', () => {
    expect(one([1, 'A', 'K', 'Yes', '04.06.2001', 'F', null, 'Active', came]).candidate).not.toBeNull();
    expect(one([1, 'A', 'K', 'Yes', '03.06.2001', 'F', null, 'Active', came]).rejected[0]?.code).toBe('adult');
    expect(one([1, 'A', 'K', 'Yes', '2001', 'F', null, 'Active', came]).candidate).not.toBeNull();
    expect(one([1, 'A', 'K', 'Yes', '2000', 'F', null, 'Active', came]).rejected[0]?.code).toBe('adult');
  });

  it('is judged on the day of import where there is no referral date', () => {
    expect(one([1, 'A', 'K', 'Yes', '22.11.2008', 'F', null, 'Active', null]).rejected[0]?.code).toBe('adult');
    expect(one([1, 'A', 'K', 'Yes', '23.11.2008', 'F', null, 'Active', null]).candidate).not.toBeNull();
  });

  it('refuses a birth date in the future', () => {
    expect(one([1, 'A', 'K', 'Yes', '23.11.2026', 'F', null, 'Active', null]).rejected[0]?.code).toBe('birth_date_future');
  });
});

describe('dirty rows', () => {
  it('keeps a child without a name, and a name with hidden marks exactly', () => {
    expect(codes(one([1, null, null, 'Yes', 2012, 'F', 'Forced begging', 'Active']))).toContain('name_missing');
    const marked = one([1, 'Ali\u202eixe', 'O\u200bx', 'Yes', 2012, 'F', null, 'Active']);
    expect(marked.candidate).toMatchObject({ firstName: 'Ali\u202eixe', lastName: 'O\u200bx' });
    expect(codes(marked).filter((code) => code === 'name_hidden_characters')).toHaveLength(2);
  });

  it('keeps no character that a database cannot', () => {
    expect(one([1, 'A_x0000_na', 'K_xD800_ola', 'Yes', 2012, 'F', null, 'Active']).candidate).toMatchObject({ firstName: 'A\ufffdna', lastName: 'K\ufffdola' });
  });

  it('keeps formula text as text, and takes the saved value of a computed cell', () => {
    const row = one([1, '=HYPERLINK("http://x.invalid","Mira")', '@Kola', 'Yes', 2012, 'F', null, { formula: 'UPPER("active")', value: 'ACTIVE' }]);
    expect(row.candidate).toMatchObject({ firstName: '=HYPERLINK("http://x.invalid","Mira")', lastName: '@Kola', caseStatus: 'open' });
    expect(codes(row).filter((code) => code === 'looks_like_formula')).toHaveLength(2);
    expect(codes(row)).toContain('formula_value');
  });

  it('rejects an unknown exploitation, but keeps the known one of two', () => {
    expect(one([1, 'A', 'K', 'Yes', 2012, 'F', 'Alien abduction', 'Active']).rejected[0]).toMatchObject({ row: 1, column: 'Type of Exploitation', code: 'exploitation_unknown' });
    const row = one([1, 'A', 'K', 'Yes', 2012, 'F', 'Alien abduction; Forced begging', 'Active']);
    expect(row.candidate?.exploitation).toEqual(['forced_begging']);
    expect(codes(row)).toContain('exploitation_partly_unknown');
  });

  it('stores a refusal of consent, and no sections with a yes', () => {
    const consent = (answer: MadeCell) => one([1, 'A', 'K', answer, 2012, 'F', null, 'Active']).candidate?.records.find(({ kind }) => kind === 'consent')?.fields;
    expect(consent('Jo')).toMatchObject({ given: false, purpose: 'share_for_referral' });
    expect(consent('Ναι')).toMatchObject({ given: true, purpose: 'receive_services' });
    expect(consent('Ναι')).not.toHaveProperty('sections');
    expect(consent('perhaps')).toMatchObject({ given: false });
    expect(consent(null)).toBeUndefined();
  });

  it.each<[string, MadeCell[], string, string]>([
    ['Greek', [1, 'Ελένη', 'Χότζα', 'Ναι', '2012', 'Κορίτσι', 'Επαιτεία', 'Κλειστή'], 'female', 'closed'],
    ['Romanian', [1, 'Ion', 'Stoica', 'Da', '2012', 'Băiat', 'Cerșetorie', 'Activ'], 'male', 'open'],
    ['Albanian', [1, 'Bora', 'Çela', 'Po', '2012', 'Femër', 'Lypje', 'I mbyllur'], 'female', 'closed'],
  ])('understands %s labels', (_, row, sex, caseStatus) => {
    expect(one(row).candidate).toMatchObject({ sex, caseStatus, exploitation: ['forced_begging'] });
  });

  it('remembers what has no field', () => {
    const register = readRegister(makeWorkbook([[...header, 'Shoe size'], [1, 'A', 'K', 'Yes', 2012, 'F', null, 'Active', null, '34']]));
    expect(register.info.unknownLabels).toEqual(['Shoe size']);
    expect([...register.rows()][0]?.raw['Shoe size']).toBe('34');
  });
});

describe('the numbering of rows', () => {
  it('refuses a repeated and a missing number, and imports the rest', () => {
    const rows = read([header, [7, 'A', 'K'], [7, 'B', 'K'], [null, 'C', 'K'], [9, 'D', 'K']]);
    expect(rows.map((row) => row.rejected[0]?.code ?? null)).toEqual([null, 'row_number_repeated', 'row_number_missing', null]);
  });

  it('counts where the register has no numbers', () => {
    const rows = read([header.slice(1), ['A', 'K'], ['B', 'K']]);
    expect(rows.map((row) => [row.row, row.candidate?.firstName])).toEqual([[1, 'A'], [2, 'B']]);
  });

  it('refuses a workbook without a header', () => {
    expect(() => read([['apples', 'pears'], ['1', '2']])).toThrow(WorkbookRefused);
  });
});

describe('a register of 10,000 rows', () => {
  const rows = Array.from({ length: 10_000 }, (_, index): MadeCell[] => [index + 1, `Ana${index}`, 'Kola', 'Yes', '03.04.2012', 'F', 'Forced begging', 'Active', came, `${index}`.repeat(60)]);
  const bytes = makeWorkbook([[...header, 'Incoming Referral Details'], ...rows]);
  rows.length = 0;

  it('is read as a stream, in bounded memory', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const register = readRegister(bytes);
    let accepted = 0;
    let most = 0;
    collect();
    const before = process.memoryUsage().heapUsed;
    for (const row of register.rows()) {
      if (mapRow(row, register.info, today).candidate) accepted += 1;
      if (row.row % 2500 !== 0) continue;
      collect();
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(accepted).toBe(10_000);
    expect(most).toBeLessThan(8 * 1024 * 1024);
  });

  it('is unpacked only as far as it is read', () => {
    const register = readRegister(bytes, { ...defaultLimits, inflatedBytes: 2 * 1024 * 1024 });
    expect(register.rows().next().value).toMatchObject({ row: 1 });
    expect(() => [...register.rows()]).toThrow('too large when it is unpacked');
  });
});
