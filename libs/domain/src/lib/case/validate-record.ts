import { hasText } from '../names/clean-name';
import { isRecordKind, kindRule } from './record-kinds';
import type { ExtraCodes, FieldProblemCode } from './validate-field';
import { validateField } from './validate-field';

export interface FieldProblem {
  readonly field: string;
  readonly code: FieldProblemCode;
}

export interface Validation {
  readonly ok: boolean;
  readonly problems: readonly FieldProblem[];
}

/**
 * Checks a whole new record: every field known and well-formed, every required one there. `null` means "left empty".
 * `extra` are codes an administrator added, by list;
 * `now` (instant or day) is what dates that must have been are held against.
 */
export function validateRecord(
  kind: string,
  fields: Readonly<Record<string, unknown>>,
  extra: ExtraCodes = {},
  now?: string,
): Validation {
  const problems = [...fieldProblems(kind, fields, extra, now)];
  if (isRecordKind(kind)) {
    for (const [field, rule] of Object.entries(kindRule(kind).fields)) {
      if (rule.required && isEmpty(fields[field])) problems.push({ field, code: 'required' });
    }
  }
  return { ok: problems.length === 0, problems };
}

/** Checks an edit: only the fields that are there; a required field may not be emptied. */
export function validateRecordPatch(
  kind: string,
  fields: Readonly<Record<string, unknown>>,
  extra: ExtraCodes = {},
  now?: string,
): Validation {
  const problems = [...fieldProblems(kind, fields, extra, now)];
  if (isRecordKind(kind)) {
    const rules = kindRule(kind).fields;
    for (const field of Object.keys(fields)) {
      if (Object.hasOwn(rules, field) && rules[field]?.required && isEmpty(fields[field]))
        problems.push({ field, code: 'required' });
    }
  }
  return { ok: problems.length === 0, problems };
}

function* fieldProblems(
  kind: string,
  fields: Readonly<Record<string, unknown>>,
  extra: ExtraCodes,
  now?: string,
): Generator<FieldProblem> {
  if (!isRecordKind(kind)) {
    yield { field: 'kind', code: 'unknown_kind' };
    return;
  }
  const rules = kindRule(kind).fields;
  for (const [field, value] of Object.entries(fields)) {
    const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
    if (!rule) yield { field, code: 'unknown_field' };
    else if (value !== null && value !== undefined) {
      const code = validateField(rule, value, extra, now);
      if (code) yield { field, code };
    }
  }
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && !hasText(value));
}
