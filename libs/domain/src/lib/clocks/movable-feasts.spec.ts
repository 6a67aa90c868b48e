import { defaultSettings } from '../settings/default-settings';
import { isWorkingDay } from './calendar';
import { easterSunday, isMovableFeast, movableFeastOn } from './movable-feasts';

const dayOf = (church: 'orthodox' | 'western', year: number) => new Date(easterSunday(church, year)).toISOString().slice(0, 10);

describe('Easter', () => {
  it.each([
    [2019, '2019-04-21', '2019-04-28'],
    [2023, '2023-04-09', '2023-04-16'],
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('%i is on %s in the West and on %s in the East', (year, western, orthodox) => {
    expect([dayOf('western', year), dayOf('orthodox', year)]).toEqual([western, orthodox]);
  });

  it('is a Sunday in every year, in the East never before the West', () => {
    for (let year = 1900; year < 2100; year += 1) {
      expect([new Date(easterSunday('western', year)).getUTCDay(), new Date(easterSunday('orthodox', year)).getUTCDay()]).toEqual([0, 0]);
      expect(easterSunday('orthodox', year)).toBeGreaterThanOrEqual(easterSunday('western', year));
    }
  });
});

describe('days counted from it', () => {
  it('are days off where the country keeps them', () => {
    const calendar = (country: string) => ({ zone: 'UTC', holidays: defaultSettings.holidays[country] ?? [] });
    expect(movableFeastOn('orthodox-48', 2026)).toBe('2026-02-23');
    expect(movableFeastOn('orthodox+50', 2026)).toBe('2026-06-01');
    const days = [[2026, 2, 23], [2026, 4, 6], [2026, 4, 10], [2026, 4, 13], [2026, 4, 14]] as const;
    expect(days.map(([y, m, d]) => ['AL', 'GR', 'RO'].filter((country) => !isWorkingDay(y, m, d, calendar(country))))).toEqual([
      ['GR'], ['AL'], ['GR', 'RO'], ['AL', 'GR', 'RO'], [],
    ]);
  });

  it.each(['orthodox', 'western+500', 'eastern+1', '04-05', 7])('%j is none', (text) => {
    expect(isMovableFeast(text)).toBe(false);
    expect(movableFeastOn(String(text), 2026)).toBeNull();
  });
});
