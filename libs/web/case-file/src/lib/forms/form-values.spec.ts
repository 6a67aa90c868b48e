import '@angular/compiler';
import { changedFields, toFields, toForm } from './form-values';

describe('values of a record form', () => {
  it('go to the controls and back unchanged', () => {
    const fields = {
      firstName: 'Élona ‮x', aliases: ['Loni', 'E.'], birthDate: '2014-05', languages: ['sq'], interpreterNeeded: false,
    };
    expect(toFields('identity', toForm('identity', fields))).toEqual(fields);
    expect(toFields('family_member', { relation: 'mother', birthYear: '1990', livesWithChild: 'yes', note: '  kept as typed ' })).toEqual({
      relation: 'mother', birthYear: 1990, livesWithChild: true, note: '  kept as typed ',
    });
  });

  it('leave out what is empty and keep what cannot be read, so that the rule can name it', () => {
    expect(toFields('identity', { firstName: '  ', birthDate: '2014--14', languages: [] })).toEqual({ birthDate: '2014--14' });
    expect(toFields('family_member', { birthYear: 'nineteen' })).toEqual({ birthYear: 'nineteen' });
  });

  it('send only what changed, an emptied answer as null', () => {
    expect(changedFields({ a: 1, b: ['x'], c: 'y' }, { a: 1, b: ['x', 'z'] })).toEqual({ b: ['x', 'z'], c: null });
  });
});
