import type { Operation } from './operation';
import { COMMANDS, ENTITIES } from './operation';

export interface OperationProblem {
  readonly field: string;
  readonly code: 'required' | 'wrong_type' | 'unknown_field' | 'unknown_code' | 'not_allowed';
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KNOWN = ['opId', 'deviceSeq', 'entity', 'id', 'caseId', 'kind', 'command', 'fields'];
const KINDS = ['create', 'update', 'command'];

/** Everything wrong with the shape of a value that should be an `Operation`; unknown keys are refused by name. */
export function operationProblems(value: unknown): OperationProblem[] {
  if (!isObject(value)) return [{ field: '', code: 'wrong_type' }];
  const problems: OperationProblem[] = [];
  for (const key of Object.keys(value)) if (!KNOWN.includes(key)) problems.push({ field: key, code: 'unknown_field' });
  for (const key of ['opId', 'id', 'caseId']) {
    if (typeof value[key] !== 'string' || !UUID.test(value[key])) problems.push({ field: key, code: 'wrong_type' });
  }
  if (!Number.isSafeInteger(value['deviceSeq'])) problems.push({ field: 'deviceSeq', code: 'wrong_type' });
  return [...problems, ...whatProblems(value), ...fieldProblems(value['fields'], value['kind'])];
}

/** Whether a value is a well-formed operation. */
export function isOperation(value: unknown): value is Operation {
  return operationProblems(value).length === 0;
}

function whatProblems({ entity, kind, command }: Record<string, unknown>): OperationProblem[] {
  const known = ENTITIES.find((one) => one === entity);
  if (!known) return [{ field: 'entity', code: 'unknown_code' }];
  if (!KINDS.includes(kind as string)) return [{ field: 'kind', code: 'unknown_code' }];
  const commands: readonly string[] = COMMANDS[known];
  if (kind !== 'command') return command === undefined ? [] : [{ field: 'command', code: 'not_allowed' }];
  return commands.includes(command as string) ? [] : [{ field: 'command', code: 'unknown_code' }];
}

function fieldProblems(fields: unknown, kind: unknown): OperationProblem[] {
  if (!isObject(fields)) return [{ field: 'fields', code: 'wrong_type' }];
  return Object.entries(fields).flatMap(([name, write]): OperationProblem[] => {
    const path = `fields.${name}`;
    if (!isObject(write)) return [{ field: path, code: 'wrong_type' }];
    const unknown = Object.keys(write).find((key) => key !== 'value' && key !== 'baseVersion');
    if (unknown) return [{ field: `${path}.${unknown}`, code: 'unknown_field' }];
    if (!('value' in write)) return [{ field: `${path}.value`, code: 'required' }];
    const { baseVersion } = write;
    if (baseVersion === undefined) return kind === 'update' ? [{ field: `${path}.baseVersion`, code: 'required' }] : [];
    const isVersion = Number.isSafeInteger(baseVersion) && (baseVersion as number) >= 0;
    return isVersion ? [] : [{ field: `${path}.baseVersion`, code: 'wrong_type' }];
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
