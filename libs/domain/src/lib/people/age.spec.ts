import { ageAt, ageBand, isChildAt } from './age';

describe('ageAt', () => {
  it.each([
    ['2010-11-22', '2026-11-22', 16],
    ['2010-11-23', '2026-11-22', 15],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-11', '2026-11-29', 17],
    ['2008-11', '2026-11-30', 18],
    ['2008', '2026-12-30', 17],
    ['2008', '2026-12-31', 18],
    ['2026', '2026-11-22', 0],
    ['2026-11', '2026-11-22', 0],
    ['2026-12', '2026-11-22', null],
    ['2026-11-23', '2026-11-22', null],
    ['2030', '2026-11-22', null],
    [null, '2026-11-22', null],
  ])('born %s is on %s %s years old, the youngest that fits', (birth, on, age) => {
    expect(ageAt(birth, on)).toBe(age);
  });
});

describe('isChildAt', () => {
  it('takes an unknown age for a child', () => {
    expect(isChildAt(null, '2026-11-22')).toBe(true);
    expect(isChildAt('2008', '2026-11-22')).toBe(true);
    expect(isChildAt('2008-11-22', '2026-11-22')).toBe(false);
  });
});

describe('ageBand', () => {
  it('follows the consent matrix', () => {
    expect([0, 5, 6, 11, 12, 14, 15, 17, 18, null].map(ageBand)).toEqual([
      '0-5',
      '0-5',
      '6-11',
      '6-11',
      '12-14',
      '12-14',
      '15-17',
      '15-17',
      '18+',
      'unknown',
    ]);
  });
});
