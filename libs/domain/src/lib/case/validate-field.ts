import { codesOf } from '../codes/code-lists';
import { isCountryCode } from '../codes/countries';
import type { FieldRule } from './kinds/field-types';
import { isDateText, isPartialDateText } from './partial-date-text';

/** Why a value is refused; the message is the client's, by this code. */
export type FieldProblemCode =
  | 'unknown_field'
  | 'unknown_kind'
  | 'required'
  | 'wrong_type'
  | 'too_long'
  | 'too_many'
  | 'out_of_range'
  | 'unknown_code'
  | 'repeated'
  | 'not_a_date'
  | 'not_allowed';

/** Further codes by list name, as an administrator added them. */
export type ExtraCodes = Readonly<Record<string, readonly string[]>>;

const LONGEST_TEXT = 20_000;
const LONGEST_ITEM = 300;
const MOST_ITEMS = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LANGUAGE = /^[a-z]{2,3}$/;
/** NUL cannot be stored and half a surrogate pair is no character. */
const NO_TEXT = /[\u0000\ud800-\udfff]/u;
const DAY = 86_400_000;

/**
 * The first problem of one present value under its rule, or null. Text is kept exactly as written, any script. `now` (instant or day, UTC):
 * a date that must have been is refused when it lies more than a day ahead, so that no time zone is ahead of the rule.
 */
export function validateField(rule: FieldRule, value: unknown, extra: ExtraCodes = {}, now?: string): FieldProblemCode | null {
  const problem = shapeProblem(rule, value, extra);
  return problem ?? (rule.past && now !== undefined && isAhead(value as string, now) ? 'out_of_range' : null);
}

function isAhead(date: string, now: string): boolean {
  return date > new Date(Date.parse(now) + DAY).toISOString().slice(0, date.length);
}

function shapeProblem(rule: FieldRule, value: unknown, extra: ExtraCodes): FieldProblemCode | null {
  switch (rule.type) {
    case 'text':
    case 'longText':
      return textProblem(value, rule.max ?? LONGEST_TEXT, rule.type === 'longText');
    case 'bool':
      return typeof value === 'boolean' ? null : 'wrong_type';
    case 'int':
      return intProblem(value, rule);
    case 'date':
      return dateProblem(value, isDateText);
    case 'partialDate':
      return dateProblem(value, isPartialDateText);
    case 'language':
      return patternProblem(value, LANGUAGE, 'unknown_code');
    case 'country':
      return countryProblem(value);
    case 'uuid':
      return patternProblem(value, UUID, 'wrong_type');
    case 'code':
      return codeProblem(value, rule, extra);
    case 'codes':
      return listProblem(value, rule, (item) => codeProblem(item, rule, extra));
    case 'languages':
      return listProblem(value, rule, (item) => patternProblem(item, LANGUAGE, 'unknown_code'));
    case 'countries':
      return listProblem(value, rule, countryProblem);
    case 'uuids':
      return listProblem(value, rule, (item) => patternProblem(item, UUID, 'wrong_type'));
    case 'strings':
      return listProblem(value, rule, (item) => textProblem(item, LONGEST_ITEM, false));
  }
}

function textProblem(value: unknown, max: number, manyLines: boolean): FieldProblemCode | null {
  if (typeof value !== 'string') return 'wrong_type';
  if (value.length > max) return 'too_long';
  if (NO_TEXT.test(value) || (!manyLines && /[\n\r]/.test(value))) return 'not_allowed';
  return null;
}

function intProblem(value: unknown, { min = 0, max = Number.MAX_SAFE_INTEGER }: FieldRule): FieldProblemCode | null {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'wrong_type';
  return value < min || value > max ? 'out_of_range' : null;
}

function dateProblem(value: unknown, isDate: (text: unknown) => boolean): FieldProblemCode | null {
  if (typeof value !== 'string') return 'wrong_type';
  return isDate(value) ? null : 'not_a_date';
}

function patternProblem(value: unknown, pattern: RegExp, code: FieldProblemCode): FieldProblemCode | null {
  if (typeof value !== 'string') return 'wrong_type';
  return pattern.test(value) ? null : code;
}

function countryProblem(value: unknown): FieldProblemCode | null {
  if (typeof value !== 'string') return 'wrong_type';
  return isCountryCode(value) ? null : 'unknown_code';
}

function codeProblem(value: unknown, { codes = [] }: FieldRule, extra: ExtraCodes): FieldProblemCode | null {
  if (typeof value !== 'string') return 'wrong_type';
  const known = typeof codes === 'string' ? [...codesOf(codes), ...(extra[codes] ?? [])] : codes;
  return known.includes(value) ? null : 'unknown_code';
}

function listProblem(
  value: unknown,
  { max = MOST_ITEMS }: FieldRule,
  ofItem: (item: unknown) => FieldProblemCode | null,
): FieldProblemCode | null {
  if (!Array.isArray(value)) return 'wrong_type';
  if (value.length > max) return 'too_many';
  if (new Set(value).size !== value.length) return 'repeated';
  for (const item of value) {
    const problem = ofItem(item);
    if (problem) return problem;
  }
  return null;
}
