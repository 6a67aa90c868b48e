import { defaultSettings } from '../settings/default-settings';
import { caseloadOf, weightOf } from './caseload';

const { caseload } = defaultSettings;
const none = { high: 0, medium: 0, low: 0, none: 0, unscreened: 0 };

describe('the weighted caseload', () => {
  it.each([
    [none, { weight: 0, ceiling: 25, over: 0 }],
    [{ ...none, high: 6, medium: 11, low: 7 }, { weight: 26.5, ceiling: 25, over: 1.5 }],
    [{ ...none, high: 12, unscreened: 1 }, { weight: 25, ceiling: 25, over: 0 }],
    [{ ...none, low: 3, none: 2 }, { weight: 2.5, ceiling: 25, over: 0 }],
  ])('of %j is %j', (open, load) => {
    expect(caseloadOf(open, caseload)).toEqual(load);
  });

  it('follows the settings', () => {
    const setting = { max: 10, weights: { high: 3, medium: 0.1, low: 0.2 } };
    expect(caseloadOf({ high: 3, medium: 3, low: 6, none: 1, unscreened: 0 }, setting)).toEqual({ weight: 11.5, ceiling: 10, over: 1.5 });
    expect([weightOf(null, setting), weightOf('none', setting)]).toEqual([0.1, 1]);
  });
});
