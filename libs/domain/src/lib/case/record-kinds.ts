import type { FieldRule, KindRule } from './kinds/field-types';
import { FAMILY_KINDS } from './kinds/family';
import { HEALTH_KINDS } from './kinds/health';
import { IDENTITY_KINDS } from './kinds/identity';
import { LEGAL_KINDS } from './kinds/legal';
import { NOTES_KINDS } from './kinds/notes';
import { PLAN_KINDS } from './kinds/plan';
import { REINTEGRATION_KINDS } from './kinds/reintegration';
import { RISK_KINDS } from './kinds/risk';
import { TRAFFICKING_KINDS } from './kinds/trafficking';
import type { Section } from './sections';

/** Every kind of record of a case: its section, whether there is one or many, and its fields. */
export const RECORD_KINDS = {
  ...IDENTITY_KINDS,
  ...FAMILY_KINDS,
  ...RISK_KINDS,
  ...TRAFFICKING_KINDS,
  ...PLAN_KINDS,
  ...HEALTH_KINDS,
  ...LEGAL_KINDS,
  ...REINTEGRATION_KINDS,
  ...NOTES_KINDS,
} as const satisfies Record<string, KindRule>;

export type RecordKind = keyof typeof RECORD_KINDS;

/** Whether a text names a record kind. */
export function isRecordKind(text: unknown): text is RecordKind {
  return typeof text === 'string' && Object.hasOwn(RECORD_KINDS, text);
}

/** The rule of a kind, with its fields by any name. */
export function kindRule(kind: RecordKind): KindRule {
  return RECORD_KINDS[kind];
}

/** The kinds of one section, in the order of the table. */
export function kindsOfSection(section: Section): RecordKind[] {
  return (Object.keys(RECORD_KINDS) as RecordKind[]).filter((kind) => RECORD_KINDS[kind].section === section);
}

/** Splits the fields of a record into what is stored in clear and what is sealed under the case key. */
export function splitFields(
  kind: RecordKind,
  fields: Readonly<Record<string, unknown>>,
): { clear: Record<string, unknown>; sealed: Record<string, unknown> } {
  const rules: Readonly<Record<string, FieldRule>> = kindRule(kind).fields;
  const clear: Record<string, unknown> = {};
  const sealed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    (rules[name]?.clear === true ? clear : sealed)[name] = value;
  }
  return { clear, sealed };
}
