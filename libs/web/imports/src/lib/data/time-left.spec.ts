import { TimeLeft } from './time-left';

describe('time left', () => {
  it('follows the pace since the state was first seen', () => {
    const left = new TimeLeft();
    expect(left.seconds('comparing', 50, 305, 0)).toBeNull();
    expect(left.seconds('comparing', 150, 305, 4_000)).toBe(6);
  });

  it('says nothing without a total or before two seconds', () => {
    const left = new TimeLeft();
    left.seconds('reading', 0, null, 0);
    expect(left.seconds('reading', 500, null, 5_000)).toBeNull();
    left.seconds('importing', 0, 100, 10_000);
    expect(left.seconds('importing', 10, 100, 11_000)).toBeNull();
  });

  it('begins anew with the next state', () => {
    const left = new TimeLeft();
    left.seconds('comparing', 0, 100, 0);
    left.seconds('comparing', 100, 100, 10_000);
    expect(left.seconds('importing', 0, 100, 20_000)).toBeNull();
    expect(left.seconds('importing', 50, 100, 30_000)).toBe(10);
  });
});
