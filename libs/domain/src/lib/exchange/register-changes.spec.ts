import { isChangeMade, REGISTER_FIELDS, registerChanges, type RegisterValues } from './register-changes';

const empty = Object.fromEntries(REGISTER_FIELDS.map((field) => [field, []])) as unknown as RegisterValues;
const says = (values: Partial<RegisterValues>): RegisterValues => ({ ...empty, ...values });
const changes = (imported: Partial<RegisterValues>, inFile: Partial<RegisterValues>, inTact: Partial<RegisterValues>) => registerChanges(says(imported), says(inFile), says(inTact));

describe('a row that says otherwise at its second import', () => {
  it('is a change where the file changed, and nothing where only Tact did', () => {
    expect(changes({ sex: ['male'] }, { sex: ['female'] }, { sex: ['male'] })).toMatchObject([{ field: 'sex', imported: ['male'], inTact: ['male'], inFile: ['female'], conflict: false }]);
    expect(changes({ sex: ['male'] }, { sex: ['male'] }, { sex: ['female'] })).toEqual([]);
  });

  it('is a conflict where both changed, and nothing where both say the same', () => {
    expect(changes({ birthDate: ['2009'] }, { birthDate: ['2009-05'] }, { birthDate: ['2010'] })).toMatchObject([{ field: 'birthDate', conflict: true }]);
    expect(changes({ birthDate: ['2009'] }, { birthDate: ['2009-05'] }, { birthDate: ['2009-05'] })).toEqual([]);
  });

  it('adds to what a case has many of, and takes away by hand only', () => {
    expect(changes({ contacts: ['a'] }, { contacts: ['a', 'b'] }, { contacts: ['a', 'own'] })).toMatchObject([{ inTact: ['a'], inFile: ['a', 'b'], conflict: false, byHand: false }]);
    expect(changes({ contacts: ['a'] }, { contacts: [] }, { contacts: ['a'] })).toMatchObject([{ byHand: true }]);
    expect(changes({ contacts: ['a'] }, { contacts: ['b'] }, { contacts: ['c'] })).toMatchObject([{ conflict: true, byHand: false }]);
    expect(changes({ contacts: ['a'] }, { contacts: ['b'] }, { contacts: ['b'] })).toEqual([]);
  });

  it('is made as decided: conflicts only one by one, some never', () => {
    const [clean] = changes({ sex: ['male'] }, { sex: ['female'] }, { sex: ['male'] });
    const [conflict] = changes({ sex: ['male'] }, { sex: ['female'] }, { sex: ['other'] });
    const [byHand] = changes({ owner: ['A'] }, { owner: ['B'] }, { owner: ['A'] });
    expect([isChangeMade(clean!, 'apply', {}), isChangeMade(clean!, 'keep', {}), isChangeMade(clean!, null, {}), isChangeMade(clean!, 'apply', { sex: 'keep' })]).toEqual([true, false, false, false]);
    expect([isChangeMade(conflict!, 'apply', {}), isChangeMade(conflict!, 'keep', { sex: 'apply' })]).toEqual([false, true]);
    expect(isChangeMade(byHand!, 'apply', { owner: 'apply' })).toBe(false);
  });
});
