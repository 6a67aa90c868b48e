import { isCountryCode } from './countries';

describe('country codes', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const pairs = letters.flatMap((a) => letters.map((b) => a + b));

  it('are those of ISO 3166-1, and Kosovo', () => {
    expect(pairs.filter(isCountryCode)).toHaveLength(250);
    for (const code of ['AL', 'GR', 'RO', 'XK', 'MK', 'RS']) expect([code, isCountryCode(code)]).toEqual([code, true]);
  });

  it.each(['XX', 'ZZ', 'EU', 'UK', 'EL', 'al', 'ALB', '', null, 7])('are not %p', (text) => expect(isCountryCode(text)).toBe(false));
});
