import { defaultSettings } from './default-settings';
import { settingProblem } from './setting-problem';

describe('settingProblem', () => {
  it.each(Object.entries(defaultSettings))('finds none in %s as it is delivered', (key, value) => {
    expect(settingProblem(key, value)).toBeNull();
  });

  it.each([
    ['escalationFactor', 1e300, 'value'],
    ['escalationFactor', 0.5, 'value'],
    ['referralMaxDays', 1e9, 'value'],
    ['zones', { AL: 'Europe/Nowhere' }, 'value.AL'],
    ['zones', { AL: '' }, 'value.AL'],
    ['holidays', { AL: ['01-01', '02-30'] }, 'value.AL.1'],
    ['clocks', [{ task: 'visit', risk: 'high', from: 'registered', limit: 'soon', calendar: 'all' }], 'value.0.limit'],
    ['clocks', [{ task: 'visit', risk: 'high', from: 'registered', limit: 'P1D', calendar: 'moon' }], 'value.0.calendar'],
    ['caseload', { max: 1e9, weights: {} }, 'value.max'],
  ])('%s cannot be %j', (key, value, path) => {
    expect(settingProblem(key, value)).toBe(path);
  });
});
