import { backOff } from './back-off';

describe('backOff', () => {
  it('doubles from a second to a minute', () => {
    expect([1, 2, 3, 6, 7, 20].map((tries) => backOff(tries, 0))).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
  });

  it('adds at most a quarter, so that devices do not all come back at once', () => {
    expect(backOff(1, 1)).toBe(1_250);
  });
});
