import { validateRecord, validateRecordPatch } from './validate-record';

const problems = (kind: string, fields: Record<string, unknown>) =>
  validateRecord(kind, fields).problems.map(({ field, code }) => `${field} ${code}`);

describe('validateRecord', () => {
  it('takes a whole record', () => {
    expect(validateRecord('note', { text: 'Seen at school', language: 'en' })).toEqual({ ok: true, problems: [] });
  });

  it('keeps names in any script, with bidi and zero-width characters, from one letter to 300', () => {
    for (const firstName of ['Χ', 'Ђ', 'أمل', 'a\u202Eb\u200B', 'x'.repeat(300)])
      expect(problems('identity', { firstName })).toEqual([]);
    expect(problems('identity', { firstName: 'x'.repeat(301) })).toEqual(['firstName too_long']);
  });

  it.each([
    ['nothing', {}, 'kind unknown_kind'],
    ['note', { text: 'x', language: 'en', mood: 'good' }, 'mood unknown_field'],
    ['note', { text: 'x', language: 'en', toString: 'x' }, 'toString unknown_field'],
    ['note', { language: 'en' }, 'text required'],
    ['note', { text: ' ', language: 'en' }, 'text required'],
    ['note', { text: '\u200b\u2060 \ufeff', language: 'en' }, 'text required'],
    ['note', { text: 5, language: 'en' }, 'text wrong_type'],
    ['note', { text: 'x', language: 'english' }, 'language unknown_code'],
    ['note', { text: 'x\u0000', language: 'en' }, 'text not_allowed'],
    ['identity', { lastName: 'a\nb' }, 'lastName not_allowed'],
    ['identity', { birthDate: '2026-02-30' }, 'birthDate not_a_date'],
    ['identity', { birthDate: '12/2010' }, 'birthDate not_a_date'],
    ['identity', { nationalities: ['AL', 'AL'] }, 'nationalities repeated'],
    ['identity', { nationalities: ['Albania'] }, 'nationalities unknown_code'],
    ['identity', { nationalities: ['XX'] }, 'nationalities unknown_code'],
    ['identity', { nationalities: 'AL' }, 'nationalities wrong_type'],
    ['identity', { aliases: Array.from({ length: 21 }, (_, i) => `a${i}`) }, 'aliases too_many'],
    ['risk_screening', { level: 'severe' }, 'level unknown_code'],
    ['visit', { on: '2026-11' }, 'on not_a_date'],
    ['family_member', { relation: 'mother', birthYear: 1850 }, 'birthYear out_of_range'],
    ['family_member', { relation: 'mother', birthYear: 19.5 }, 'birthYear wrong_type'],
    ['plan_action', { action: 'x', goalId: 'one' }, 'goalId wrong_type'],
    ['visit', { on: '2026-11-22', seenChild: 'yes' }, 'seenChild wrong_type'],
  ])('%s %j: %s', (kind, fields, problem) => {
    expect(problems(kind, fields)).toEqual([problem]);
  });

  it.each(['2010', '2010-05', '2010-05-31'])('takes %s as a birth date', (birthDate) => {
    expect(problems('identity', { birthDate })).toEqual([]);
  });

  it('takes codes that an administrator added', () => {
    const fields = { level: 'low', individual: ['flood'] };
    expect(validateRecord('risk_screening', fields).ok).toBe(false);
    expect(validateRecord('risk_screening', fields, { vulnerability_individual: ['flood'] }).ok).toBe(true);
  });
});

describe('validateRecordPatch', () => {
  it('asks only for what is there, and empties no required field', () => {
    expect(validateRecordPatch('contact', { note: 'x' }).ok).toBe(true);
    expect(validateRecordPatch('contact', { note: null }).ok).toBe(true);
    expect(validateRecordPatch('contact', { value: null }).problems).toEqual([{ field: 'value', code: 'required' }]);
  });

  it('refuses half characters and what cannot be stored, and keeps every script', () => {
    const problem = (firstName: string) => validateRecord('identity', { firstName }).problems;
    for (const text of ['\ud800', 'a\udc00b', 'a\u0000']) expect(problem(text)).toEqual([{ field: 'firstName', code: 'not_allowed' }]);
    for (const text of ['\u202eabc', 'a\u200bb', '😀', 'Χότζα', '李']) expect(problem(text)).toEqual([]);
  });

  it.each([
    ['2026-11-22', true],
    ['2026-11-23', true],
    ['2026-11-24', false],
    ['2026-12', false],
    ['2027', false],
    ['2026', true],
  ])('a birth of %s, asked on 22 November 2026, is accepted: %s', (birthDate, ok) => {
    expect(validateRecord('identity', { birthDate }, {}, '2026-11-22T21:00:00Z').ok).toBe(ok);
    expect(validateRecord('identity', { birthDate }).ok).toBe(true);
  });
});
