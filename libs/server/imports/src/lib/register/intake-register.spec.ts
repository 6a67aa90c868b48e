import { validateRecord } from '@tact/domain';
import { readFileSync } from 'node:fs';
import { DuplicateFinder } from '../matching/find-duplicates';
import { mapRow } from '../mapping/map-row';
import type { MappedRow } from '../mapping/case-candidate';
import { readRegister } from './read-register';

interface Expected {
  rows: number;
  cases: number;
  rejected: { row: number }[];
  warnings: { row: number }[];
  duplicatesOf: { row: number; original: number }[];
  values: ({ row: number; htcdsExploitation: string[]; victimStatus: string } & Record<string, unknown>)[];
}

const folder = new URL('../../../../../../seed/register/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected;
const register = readRegister(readFileSync(new URL('intake-register.xlsx', folder)));
const mapped = [...register.rows()].map((row) => mapRow(row, register.info, '2026-11-22'));
const byRow = new Map(mapped.map((row) => [row.row, row]));
const accepted = mapped.filter((row) => row.candidate !== null);

const htcdsLabel: Record<string, string> = {
  SexualExploitation: 'Sexual exploitation', ChildLabour: 'Child labour', ForcedBegging: 'Forced begging', ForcedLabour: 'Forced labour',
};

describe('the intake register of a field office', () => {
  it('has 305 rows of which 301 become cases; headers, totals and empty numbered rows are none', () => {
    expect(mapped.length).toBe(expected.rows);
    expect(accepted.length).toBe(expected.cases);
    expect(mapped.map((row) => row.row)).toEqual(Array.from({ length: expected.rows }, (_, index) => index + 1));
  });

  it('rejects exactly the rows that are no child cases, each for its reason', () => {
    const found = mapped.flatMap((row) => row.rejected).map(({ row, column, code }) => ({ row, column, code }));
    expect(found).toEqual([
      { row: 298, column: 'Birthdate', code: 'birth_date_future' },
      { row: 299, column: 'Birthdate', code: 'adult' },
      { row: 302, column: 'Type of Exploitation', code: 'exploitation_unknown' },
      { row: 305, column: 'Birthdate', code: 'row_unreadable' },
    ]);
    expect(found.map(({ row }) => row)).toEqual(expected.rejected.map(({ row }) => row));
  });

  it.each([
    [297, ['name_missing', 'birth_date_impossible']],
    [300, ['label_other_language', 'label_other_language', 'label_other_language', 'year_only']],
    [301, ['looks_like_formula']],
    [303, ['name_hidden_characters']],
  ])('remarks row %i', (row, codes) => {
    expect(expected.warnings.map((warning) => warning.row)).toContain(row);
    const found = byRow.get(row)?.warnings.map(({ code }) => code) ?? [];
    for (const code of new Set(codes)) expect(found.filter((other) => other === code).length).toBe(codes.filter((other) => other === code).length);
  });

  it.each(expected.values)('reads row $row', (values) => {
    const { candidate } = byRow.get(values.row) as MappedRow;
    const { row: _, htcdsExploitation, victimStatus, phone, ...fields } = values;
    expect(candidate).toMatchObject(fields);
    expect(candidate?.htcdsExploitation.map((code) => htcdsLabel[code])).toEqual(htcdsExploitation);
    expect(candidate?.victimStatus).toBe(victimStatus.split(' ')[0]);
    const phones = candidate?.records.filter((record) => record.kind === 'contact' && record.fields['channel'] === 'phone') ?? [];
    expect(phones.map((record) => record.fields['value'])).toEqual(phone === null ? [] : [phone]);
    if (victimStatus.includes('NGO')) expect(byRow.get(values.row)?.warnings).toContainEqual(expect.objectContaining({ code: 'ngo_does_not_decide' }));
  });

  it('finds every known duplicate and proposes few others', () => {
    const finder = new DuplicateFinder();
    const pairs = accepted.flatMap(({ row, candidate }) =>
      finder.add({ row, name: `${candidate?.firstName} ${candidate?.lastName}`, birthDate: candidate?.birthDate ?? null, sex: candidate?.sex ?? null, town: candidate?.town ?? null })
        .map((match) => `${row}-${match.row}`));
    for (const { row, original } of expected.duplicatesOf) expect(pairs).toContain(`${row}-${original}`);
    expect(pairs.length).toBeLessThan(expected.duplicatesOf.length * 2);
  });

  it('makes only records that the case file takes', () => {
    const problems = accepted.flatMap(({ row, candidate }) => (candidate?.records ?? []).flatMap(({ kind, fields }) => validateRecord(kind, fields).problems.map((problem) => ({ row, kind, ...problem }))));
    expect(problems).toEqual([]);
  });

  it('takes the address by visible labels, not by the hidden codes above them', () => {
    const street = byRow.get(3)?.candidate?.records.find((record) => record.fields['channel'] === 'address');
    expect(street?.fields['value']).toBe('Rr. Çela 4, Gjirokastër, Albania');
  });
});
