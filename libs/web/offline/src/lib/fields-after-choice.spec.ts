import { fieldsAfterChoice } from './fields-after-choice';

describe('fieldsAfterChoice', () => {
  const fields = { phone: { value: '1', baseVersion: 2 }, town: { value: 'a', baseVersion: 1 }, other: { value: 'x', baseVersion: 1 } };
  const conflicts = [
    { field: 'phone', yours: '1', theirs: '2', version: 5 },
    { field: 'town', yours: 'a', theirs: 'b', version: 3 },
  ];

  it('puts the own value on top of the server version, and leaves theirs alone', () => {
    expect(fieldsAfterChoice(fields, conflicts, ['phone'])).toEqual({ phone: { value: '1', baseVersion: 5 }, other: { value: 'x', baseVersion: 1 } });
  });

  it('sends nothing of the conflict when all of theirs is kept', () => {
    expect(fieldsAfterChoice({ phone: fields.phone }, conflicts, [])).toEqual({});
  });
});
