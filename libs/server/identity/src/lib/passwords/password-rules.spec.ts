import { passwordRefusal } from './password-rules';

describe('passwordRefusal', () => {
  it.each([
    ['short1!', 'password_too_short'],
    ['x'.repeat(129), 'password_too_long'],
    ['Password1234', 'password_common'],
    ['pässword!!!!', 'password_common'],
    ['123456789012', 'password_common'],
    ['Qwertyuiop12', 'password_common'],
    ['ababababababab', 'password_common'],
    ['Shqipëria2026', 'password_common'],
    ['Ardita.Leka-2026', 'password_context'],
    ['tact-tact-2026', 'password_context'],
  ] as const)('refuses %s', (password, why) => {
    expect(passwordRefusal(password, ['Ardita Leka', 'ardita.leka@urat.example'])).toBe(why);
  });

  it.each(['a river of plum stones', 'Ardita walks home slowly', 'τρία πράσινα σύννεφα', 'vW9-kLq2-Zt7x', '🦔🐌🦉 quietly now'])('takes %s', (password) => {
    expect(passwordRefusal(password, ['Ardita Leka'])).toBeNull();
  });
});
