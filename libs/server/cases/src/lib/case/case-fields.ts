import { type FieldRule, isDateText, validateField } from '@tact/domain';
import { BadRequest, type FieldProblem } from '@tact/server/platform';
import type { BirthAnswer } from './birth';

const YEAR = { type: 'int', min: 1900, max: 2200 } as const;
const LINE = { type: 'text', max: 300 } as const;

/** The fields of a case that are edited on the case itself; identity, screening and status decisions are records. */
export const CASE_FIELDS: Readonly<Record<string, FieldRule>> = {
  sex: { type: 'code', codes: 'sex' },
  areaId: { type: 'uuid' },
  locality: LINE,
  presenceCountry: { type: 'country' },
  residenceCountry: { type: 'country' },
  exploitation: { type: 'codes', codes: 'exploitation', max: 20, required: true },
  identificationSource: { type: 'code', codes: 'identification_source' },
  specialNeeds: { type: 'codes', codes: 'vulnerability_individual', max: 20, required: true },
  accompaniment: LINE,
  nextStep: LINE,
  nextDue: { type: 'text', max: 40 },
  risk: { type: 'code', codes: 'risk_level', required: true },
  status: { type: 'code', codes: ['open', 'on_hold'], required: true },
};

/** The fields of registration (docs/contract.md section 4, POST /cases). */
const REGISTRATION: Readonly<Record<string, FieldRule>> = {
  firstName: { type: 'text', max: 300 },
  lastName: { type: 'text', max: 300 },
  sex: { type: 'code', codes: 'sex', required: true },
  birthDate: { type: 'partialDate' },
  birthYear: YEAR,
  ageEstimate: { type: 'int', min: 0, max: 120 },
  areaId: { type: 'uuid' },
  presenceCountry: { type: 'country' },
  programmeId: { type: 'uuid', required: true },
  teamId: { type: 'uuid' },
};

/** Throws 400 with every field at fault: unknown, wrong, or emptied though required. */
export function checkCasePatch(fields: Readonly<Record<string, unknown>>): void {
  refuse([...problems(CASE_FIELDS, fields, false), ...instantProblem(fields['nextDue'])]);
}

/** Throws 400 with every field at fault, the missing ones too. */
export function checkRegistration(fields: Readonly<Record<string, unknown>>): void {
  refuse(problems(REGISTRATION, fields, true));
}

/** Throws 400 for a birth that lies ahead of `now` (instant, UTC). */
export function checkBirth({ birthDate, birthYear }: BirthAnswer, now: string): void {
  const given = { ...(birthDate ? { birthDate } : {}), ...(birthYear ? { birthYear: String(birthYear) } : {}) };
  refuse(Object.entries(given).flatMap(([path, date]) => {
    const code = validateField({ type: 'partialDate', past: true }, date, {}, now);
    return code ? [{ path, code }] : [];
  }));
}

function problems(rules: Readonly<Record<string, FieldRule>>, fields: Readonly<Record<string, unknown>>, whole: boolean): FieldProblem[] {
  const unknown = Object.keys(fields).filter((path) => !Object.hasOwn(rules, path)).map((path) => ({ path, code: 'unknown_field' }));
  const wrong = Object.entries(rules).flatMap(([path, rule]): FieldProblem[] => {
    const value = fields[path];
    if (value === undefined && !whole) return [];
    if (value === undefined || value === null) return rule.required ? [{ path, code: 'required' }] : [];
    const code = validateField(rule, value);
    return code ? [{ path, code }] : [];
  });
  return [...unknown, ...wrong];
}

function instantProblem(value: unknown): FieldProblem[] {
  if (typeof value !== 'string') return [];
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) && isDateText(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)) ? [] : [{ path: 'nextDue', code: 'not_a_date' }];
}

function refuse(found: readonly FieldProblem[]): void {
  if (found.length > 0) throw new BadRequest(found);
}
