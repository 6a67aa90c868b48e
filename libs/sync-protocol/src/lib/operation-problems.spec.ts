import { fieldValues, fieldWrites } from './operation';
import { isOperation, operationProblems } from './operation-problems';
import { afterOutcome } from './outcome';

const ID = '01930000-0000-7000-8000-000000000001';
const operation = {
  opId: ID,
  deviceSeq: 1,
  entity: 'case',
  id: ID,
  caseId: ID,
  kind: 'update',
  fields: { risk: { value: 'high', baseVersion: 2 } },
};

describe('operationProblems', () => {
  it('finds nothing in a good operation', () => {
    expect(operationProblems(operation)).toEqual([]);
    expect(
      isOperation({ ...operation, kind: 'command', command: 'move', fields: { to: { value: 'protection' } } }),
    ).toBe(true);
  });

  it.each([
    [{ ...operation, opId: 'x' }, 'opId', 'wrong_type'],
    [{ ...operation, deviceSeq: 1.5 }, 'deviceSeq', 'wrong_type'],
    [{ ...operation, entity: 'user' }, 'entity', 'unknown_code'],
    [{ ...operation, kind: 'delete' }, 'kind', 'unknown_code'],
    [{ ...operation, kind: 'command', command: 'erase' }, 'command', 'unknown_code'],
    [{ ...operation, command: 'move' }, 'command', 'not_allowed'],
    [{ ...operation, admin: true }, 'admin', 'unknown_field'],
    [{ ...operation, fields: [] }, 'fields', 'wrong_type'],
    [{ ...operation, fields: { risk: { value: 'high' } } }, 'fields.risk.baseVersion', 'required'],
    [{ ...operation, fields: { risk: { value: 'high', baseVersion: -1 } } }, 'fields.risk.baseVersion', 'wrong_type'],
    [{ ...operation, fields: { risk: { value: 'high', baseVersion: 1, by: 1 } } }, 'fields.risk.by', 'unknown_field'],
    [{ ...operation, fields: { risk: {} } }, 'fields.risk.value', 'required'],
    [null, '', 'wrong_type'],
  ])('names what is wrong (%#)', (value, field, code) => {
    expect(operationProblems(value)).toContainEqual({ field, code });
  });
});

describe('fields', () => {
  it('go to writes and back', () => {
    expect(fieldValues({ fields: fieldWrites({ a: 1, b: null }, 3) })).toEqual({ a: 1, b: null });
    expect(fieldWrites({ a: 1 })).toEqual({ a: { value: 1 } });
  });
});

describe('afterOutcome', () => {
  it('keeps what a person has to look at', () => {
    expect((['applied', 'merged', 'duplicate', 'conflict', 'rejected'] as const).map(afterOutcome)).toEqual([
      'done',
      'done',
      'done',
      'needs_attention',
      'needs_attention',
    ]);
  });
});
