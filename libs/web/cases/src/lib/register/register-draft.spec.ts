import '@angular/compiler';
import { EMPTY_DRAFT, draftProblems, registerValues, splitName } from './register-draft';

const TODAY = '2026-11-23';
const home = { programmeId: 'p', teamId: null };
const draft = { ...EMPTY_DRAFT, firstName: 'Elona', sex: 'female' };

describe('quick registration', () => {
  it('asks only for a name, or that there is none, and the sex', () => {
    expect(draftProblems(EMPTY_DRAFT, TODAY)).toEqual({ firstName: 'required', sex: 'required' });
    expect(draftProblems({ ...EMPTY_DRAFT, isNameUnknown: true, sex: 'unknown' }, TODAY)).toEqual({});
    expect(draftProblems(draft, TODAY)).toEqual({});
  });

  it('names a date that is none or lies ahead', () => {
    expect(draftProblems({ ...draft, birth: '2031-05-14' }, TODAY)).toEqual({ birth: 'in_future' });
    expect(draftProblems({ ...draft, birth: '2027' }, TODAY)).toEqual({ birth: 'in_future' });
    expect(draftProblems({ ...draft, birth: '--14' }, TODAY)).toEqual({ birth: 'not_a_date' });
    expect(draftProblems({ ...draft, birth: '2026' }, TODAY)).toEqual({});
    expect(draftProblems({ ...draft, ageBy: 'age', age: 'ten' }, TODAY)).toEqual({ age: 'invalid' });
  });

  it('sends a year as a birth year, more as a date, an estimate as an estimate', () => {
    expect(registerValues({ ...draft, birth: '2014' }, home)).toMatchObject({ birthYear: 2014, birthDate: undefined });
    expect(registerValues({ ...draft, birth: '2014-5' }, home)).toMatchObject({ birthDate: '2014-05', birthYear: undefined });
    expect(registerValues({ ...draft, ageBy: 'age', age: '9', birth: '2014' }, home)).toMatchObject({ ageEstimate: 9, birthYear: undefined });
  });

  it('keeps a name exactly, of one letter or in another script, and sends none when it is not known', () => {
    expect(registerValues({ ...draft, firstName: 'Χ', lastName: 'Χότζα‏ ' }, home)).toMatchObject({ firstName: 'Χ', lastName: 'Χότζα‏ ' });
    expect(registerValues({ ...draft, isNameUnknown: true }, home)).toMatchObject({ firstName: undefined });
    expect(draftProblems({ ...draft, firstName: 'x'.repeat(301) }, TODAY)).toEqual({ firstName: 'too_long' });
  });

  it('splits a typed name at its last part', () => {
    expect(splitName(' Ana  Maria Hoxha ')).toEqual({ firstName: 'Ana Maria', lastName: 'Hoxha' });
    expect(splitName('Hoxha')).toEqual({ firstName: 'Hoxha', lastName: '' });
  });
});
