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
