import { type FieldRule, isRecordKind, kindRule } from '@tact/domain';
import { readPartialDate } from '@tact/web/core';

export type Values = Readonly<Record<string, unknown>>;

/** What a form holds for a record: every field as its control wants it. */
export function toForm(kind: string, fields: Values): Values {
  return Object.fromEntries(Object.entries(rulesOf(kind)).map(([name, rule]) => [name, controlValue(rule, fields[name])]));
}

/** The fields of a record from a form: empty answers are left out. Text stays exactly as typed. */
export function toFields(kind: string, form: Values): Values {
  const fields: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(rulesOf(kind))) {
    const value = fieldValue(rule, form[name]);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

/** The fields that differ from what was there; an emptied one becomes null. */
export function changedFields(before: Values, after: Values): Values {
  const changes: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name] ?? null;
    if (JSON.stringify(before[name] ?? null) !== JSON.stringify(value)) changes[name] = value;
  }
  return changes;
}

/** Every control's value under a rule: text boxes hold text, several answers a list, yes and no the words `yes`, `no`. */
function controlValue(rule: FieldRule, value: unknown): unknown {
  switch (rule.type) {
    case 'bool':
      return value === true ? 'yes' : value === false ? 'no' : '';
    case 'codes':
    case 'languages':
    case 'countries':
    case 'uuids':
      return Array.isArray(value) ? value : [];
    case 'strings':
      return Array.isArray(value) ? value.join('\n') : '';
    default:
      return value === null || value === undefined ? '' : String(value);
  }
}

function fieldValue(rule: FieldRule, value: unknown): unknown {
  if (Array.isArray(value)) return value.length ? value : undefined;
  const text = typeof value === 'string' ? value : '';
  if (text.trim() === '') return undefined;
  switch (rule.type) {
    case 'bool':
      return text === 'yes';
    case 'int':
      return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
    case 'partialDate':
    case 'date':
      return readPartialDate(text)?.value ?? text;
    case 'strings':
      return text.split('\n').map((line) => line.trim()).filter(Boolean);
    default:
      return text;
  }
}

function rulesOf(kind: string): Readonly<Record<string, FieldRule>> {
  return isRecordKind(kind) ? kindRule(kind).fields : {};
}
