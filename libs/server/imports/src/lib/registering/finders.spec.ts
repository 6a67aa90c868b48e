import { readFileSync } from 'node:fs';
import { mapRow } from '../mapping/map-row';
import { readRegister } from '../register/read-register';
import { AreaFinder, type AreaRow } from './area-finder';
import { findOwner } from './owner-finder';

const area = (id: string, parentId: string | null, kind: string, code: string, ...names: string[]): AreaRow => ({
  id, parentId, kind, codeSystem: 'test', code, names: Object.fromEntries(names.map((name, index) => [`l${index}`, name])),
});

describe('AreaFinder', () => {
  const finder = new AreaFinder([
    area('al', null, 'country', 'AL', 'Shqipëri'),
    area('gr', null, 'country', 'GR', 'Ελλάδα'),
    area('al-shk', 'al', 'county', 'AL-10', 'Shkodër', 'Shkodra'),
    area('al-shk-m', 'al-shk', 'municipality', '55', 'Shkodër', 'Shkodra'),
    area('al-kor', 'al', 'county', 'AL-06', 'Korçë'),
    area('al-pog', 'al-kor', 'municipality', '40', 'Pogradec'),
    area('ro-ag', null, 'county', 'RO-AG', 'Argeș'),
    area('gr-att', 'gr', 'region', 'GR-I', 'Αττική', 'Attica'),
  ]);

  it.each([
    ['Shkodër', 'Shkodër', 'AL', 'al-shk-m'],
    ['SHKODRA', null, null, 'al-shk-m'],
    ['Bashkia Pogradec', 'Korçë', 'AL', 'al-pog'],
    ['Αθήνα', 'Αττική', 'GR', 'gr-att'],
    ['Câmpulung', 'Arges', 'RO', 'ro-ag'],
    ['Shkodër', null, 'GR', null],
    ['Nowhere', null, 'AL', null],
    [null, null, null, null],
  ])('finds %s, %s, %s', (town, province, country, expected) => expect(finder.find(town, province, country)).toBe(expected));
});

it('finds an area for every place of the intake register', () => {
  const seed = new URL('../../../../../../seed/', import.meta.url);
  const areas = JSON.parse(readFileSync(new URL('reference/areas.json', seed), 'utf8')) as { system: string; code: string; kind: string; parent: string | null; names: Record<string, string> }[];
  const finder = new AreaFinder(areas.map(({ system, code, kind, parent, names }) => ({ id: code, parentId: parent, kind, codeSystem: system, code, names })));
  const register = readRegister(readFileSync(new URL('register/intake-register.xlsx', seed)));
  const found = new Map([...register.rows()].flatMap((row) => {
    const { candidate } = mapRow(row, register.info, '2026-11-22');
    return candidate?.town ? [[candidate.town, finder.find(candidate.town, candidate.province, candidate.country)]] : [];
  }));
  expect([...found].filter(([, area]) => area === null)).toEqual([]);
  expect(found.get('Αθήνα')).toBe('GR-athens');
  expect(found.get('Sascut')).toBe('RO-BC');
  expect(found.get('Pogradec')).toBe('37');
});

describe('findOwner', () => {
  const members = [
    { userId: '1', displayName: 'Lindita Tafa', email: 'lindita@example.org' },
    { userId: '2', displayName: 'Ledi Marku', email: 'ledi@example.org' },
    { userId: '3', displayName: 'Lule Marku', email: 'lule@example.org' },
  ];

  it.each([
    ['L. Tafa', '1'],
    ['lindita tafa', '1'],
    ['LEDI@example.org', '2'],
    ['L. Marku', null],
    ['D. Stavrou', null],
    [null, null],
  ])('%s', (owner, expected) => expect(findOwner(members, owner)).toBe(expected));
});
