import { readAnswers } from './setup-answers';

const TEXTS = {
  organisation: 'Shtegu', category: 'municipality', country: 'AL', timezone: 'Europe/Tirane', language: 'sq',
  'admin-email': 'Adrian@Shtegu.example', 'admin-name': 'Adrian Toska', 'dpo-email': 'dpo@shtegu.example', 'dpo-name': 'Ioanna Lekka',
};

describe('the answers of setup', () => {
  it('name an organisation and two people', () => {
    expect(readAnswers(TEXTS)).toEqual({
      organisation: { name: 'Shtegu', kind: 'duty_bearer', category: 'municipality', country: 'AL', timezone: 'Europe/Tirane' },
      administrator: { email: 'adrian@shtegu.example', name: 'Adrian Toska', language: 'sq' }, dpo: { email: 'dpo@shtegu.example', name: 'Ioanna Lekka', language: 'sq' },
    });
  });

  it.each([
    [{ organisation: ' ' }, '--organisation'], [{ category: 'club' }, '--category'], [{ country: 'Albania' }, '--country'], [{ timezone: 'Tirana' }, '--timezone'],
    [{ language: 'de' }, '--language'], [{ 'admin-email': 'adrian' }, '--admin-email'], [{ 'dpo-name': 'x'.repeat(121) }, '--dpo-name'],
    [{ 'dpo-email': 'ADRIAN@shtegu.example' }, '--dpo-email: another person'],
  ])('%j are refused by name', (wrong, named) => {
    expect(() => readAnswers({ ...TEXTS, ...wrong })).toThrow(named);
  });
});
