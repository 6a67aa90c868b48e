import '@angular/compiler';
import { asDate, daysBetween } from './dates';

describe('daysBetween', () => {
  it('counts calendar days, whatever the hour', () => {
    expect(daysBetween(new Date(2026, 10, 20, 23, 59), new Date(2026, 10, 23, 0, 1))).toBe(3);
    expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1);
  });

  it('is not moved by the change of the clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
});

describe('asDate', () => {
  it('reads a calendar date in local time, so that no zone shows the day before', () => {
    expect(asDate('2026-11-23').getDate()).toBe(23);
    expect(asDate('2026').getFullYear()).toBe(2026);
  });
});
