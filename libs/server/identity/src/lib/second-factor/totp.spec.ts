import { generateSync } from 'otplib';
import { newTotpSecret, totpStep, usableCode } from './totp';

const NOW = 1_800_000_015_000;
const STEP = 60_000_000;
const secret = newTotpSecret();
const codeAt = (step: number): string => generateSync({ secret, epoch: step * 30 });

describe('totpStep', () => {
  it('names the step of a code, one step to either side', () => {
    expect([-2, -1, 0, 1, 2].map((by) => totpStep(secret, codeAt(STEP + by), 0, NOW))).toEqual([null, STEP - 1, STEP, STEP + 1, null]);
  });

  it('takes no step twice, nor an older one', () => {
    expect(totpStep(secret, codeAt(STEP), STEP, NOW)).toBeNull();
    expect(totpStep(secret, codeAt(STEP - 1), STEP, NOW)).toBeNull();
    expect(totpStep(secret, codeAt(STEP + 1), STEP, NOW)).toBe(STEP + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '12 456'])('refuses %j', (code) => {
    expect(totpStep(secret, code, 0, NOW)).toBeNull();
  });

  it('lists the code that still works', () => {
    expect(usableCode(secret, 0, NOW)).toBe(codeAt(STEP));
    expect(usableCode(secret, STEP, NOW)).toBe(codeAt(STEP + 1));
    expect(usableCode(secret, STEP + 1, NOW)).toBe(codeAt(STEP + 1));
  });
});
