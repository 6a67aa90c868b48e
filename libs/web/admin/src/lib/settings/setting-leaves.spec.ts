import { leavesOf, withLeaves } from './setting-leaves';

const clocks = [{ from: 'registered', risk: 'high', task: 'assign_worker', limit: 'PT1H', calendar: 'all' }];

describe('the values of a setting', () => {
  it('are texts with where they stand', () => {
    expect(leavesOf({ max: 25, weights: { high: 2 } })).toEqual([
      { path: 'max', names: ['max'], kind: 'number', value: '25' },
      { path: 'weights.high', names: ['weights', 'high'], kind: 'number', value: '2' },
    ]);
  });

  it('of a list are named by the entry, and the names are not changed', () => {
    expect(leavesOf(clocks).map(({ path, names }) => ({ path, names }))).toEqual([
      { path: '0.limit', names: ['assign_worker', 'high', 'limit'] },
      { path: '0.calendar', names: ['assign_worker', 'high', 'calendar'] },
    ]);
  });

  it('go back to their places', () => {
    expect(withLeaves(clocks, { '0.limit': 'PT2H' })).toEqual([{ ...clocks[0], limit: 'PT2H' }]);
    expect(withLeaves({ AL: ['01-01'], GR: ['01-06'] }, { AL: '01-01, 01-02' })).toEqual({ AL: ['01-01', '01-02'], GR: ['01-06'] });
    expect(withLeaves(1.5, { '': '2,5' })).toBe(2.5);
    expect(withLeaves({ max: 25 }, { max: 'many' })).toEqual({ max: null });
  });
});
