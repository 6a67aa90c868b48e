import { consentChangeRefusal, consentOf } from './consent';

const fields = { given: true, purpose: 'share_for_referral', kind: 'assent', givenBy: 'child', on: '2023-05-01', ageAtTime: 14 };

describe('the age a consent was given at', () => {
  it.each([
    ['2012', 10],
    ['2012-04', 11],
    ['2012-04-30', 11],
    ['2024', 14],
    [null, 14],
  ])('of a child born %s is %s', (birth, age) => {
    expect(consentOf('one', fields, birth).ageAtTime).toBe(age);
  });

  it('is not asked of a record where the birth is known', () => {
    const { ageAtTime: _, ...without } = fields;
    expect([consentOf('one', without, '2012').ageAtTime, consentOf('one', without).ageAtTime]).toEqual([10, undefined]);
  });
});

describe('a withdrawal and a refusal', () => {
  it.each([
    [{ withdrawnOn: '2026-05-01' }, { withdrawnOn: null }, 'withdrawal_stands'],
    [{ withdrawnOn: '2026-05-01' }, { withdrawnOn: '2026-06-01' }, 'withdrawal_stands'],
    [{ withdrawnOn: '2026-05-01' }, { withdrawnOn: '2026-04-01' }, null],
    [{ withdrawnOn: '2026-05-01' }, { note: 'Said so on the phone' }, null],
    [{ given: false }, { given: true }, 'withdrawal_stands'],
    [{ given: true }, { given: false, withdrawnOn: '2026-05-01' }, null],
  ])('%j changed by %j: %s', (before, change, refusal) => {
    expect(consentChangeRefusal(before, change)).toBe(refusal);
  });
});
