import type { Area } from '@tact/web/offline';
import { placesIn } from './places';

const area = (id: string, parentId: string | null, kind: string, code: string | null = null): Area => ({ id, parentId, kind, code, names: { en: id } });
const areas = [area('Albania', null, 'country', 'AL'), area('Fier county', 'Albania', 'county'), area('Fier', 'Fier county', 'municipality'), area('Greece', null, 'country', 'GR'), area('Thessaloniki', 'Greece', 'municipality')];

describe('places of a country', () => {
  it('are the smallest areas below it, with what they lie in', () => {
    expect(placesIn(areas, 'AL', (one) => one.names['en'] ?? '', 'en')).toEqual([{ value: 'Fier', label: 'Fier, Fier county' }]);
    expect(placesIn(areas, '', (one) => one.names['en'] ?? '', 'en').map((one) => one.value)).toEqual(['Fier', 'Thessaloniki']);
  });
});
