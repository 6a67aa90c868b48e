import fc from 'fast-check';
import { caseCode, isCaseCode, normaliseCaseCode } from './case-code';

const ID = '01935b6e-7f00-7abc-8def-0123456789ab';
const CHARS = [...'23456789ACDEFGHJKMNPQRTUVWXY'];

describe('caseCode', () => {
  it('is ten characters grouped 3-4-3, the same for the same id', () => {
    expect(caseCode(ID)).toMatch(/^[2-9AC-HJKMNP-RT-Y]{3}-[2-9AC-HJKMNP-RT-Y]{4}-[2-9AC-HJKMNP-RT-Y]{3}$/);
    expect(caseCode(ID)).toBe(caseCode(ID.toUpperCase()));
  });

  it('carries no time: ids that differ in their time alone have one code', () => {
    expect(caseCode(`ffffffff-ffff${ID.slice(13)}`)).toBe(caseCode(ID));
  });

  it('is read in any case, with spaces or without dashes', () => {
    const code = caseCode(ID);
    expect(normaliseCaseCode(` ${code.toLowerCase().replaceAll('-', ' ')}\n`)).toBe(code);
  });

  it.each(['', 'AAA', '0OI-1LZS-5B8', 'AAAAAAAAAAA', '🙂🙂🙂🙂🙂'])('refuses %j', (text) => {
    expect(isCaseCode(text)).toBe(false);
  });

  it('throws on what is no id', () => {
    expect(() => caseCode('x')).toThrow(RangeError);
  });

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(9), fc.constantFrom(...CHARS), (id, place, char) => {
        const plain = [...caseCode(id).replaceAll('-', '')];
        fc.pre(plain[place] !== char);
        plain[place] = char;
        expect(isCaseCode(plain.join(''))).toBe(false);
      }),
    );
  });
});
