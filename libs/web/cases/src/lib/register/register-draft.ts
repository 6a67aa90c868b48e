import { isPartialDateText, validateField } from '@tact/domain';
import { readPartialDate } from '@tact/web/core';

export interface RegisterDraft {
  readonly firstName: string;
  readonly lastName: string;
  readonly isNameUnknown: boolean;
  readonly sex: string;
  /** `date`: date or year of birth; `age`: estimated; `unknown`. */
  readonly ageBy: string;
  readonly birth: string;
  readonly age: string;
  readonly country: string;
  readonly areaId: string;
  readonly membershipId: string;
}

export const EMPTY_DRAFT: RegisterDraft = {
  firstName: '', lastName: '', isNameUnknown: false, sex: '', ageBy: 'date', birth: '', age: '', country: '', areaId: '', membershipId: '',
};

/** The question groups, one a page on a phone, and the answers that belong to each. */
export const GROUPS = [
  { key: 'name', fields: ['firstName', 'lastName'] },
  { key: 'child', fields: ['sex', 'birth', 'age'] },
  { key: 'place', fields: ['country', 'areaId', 'membershipId'] },
] as const;

const AGE_RULE = { type: 'int', min: 0, max: 120 } as const;
const NAME_RULE = { type: 'text', max: 300 } as const;

/** What cannot be sent as it stands: a code by field. Only the name or its absence, and the sex, are asked for. */
export function draftProblems(draft: RegisterDraft, today: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const isNamed = (draft.firstName + draft.lastName).trim() !== '';
  if (!isNamed && !draft.isNameUnknown) found['firstName'] = 'required';
  for (const field of ['firstName', 'lastName'] as const) {
    const code = validateField(NAME_RULE, draft[field]);
    if (code) found[field] = code;
  }
  if (!draft.sex) found['sex'] = 'required';
  if (draft.ageBy === 'date' && draft.birth) {
    const date = readPartialDate(draft.birth)?.value;
    if (!date || !isPartialDateText(date)) found['birth'] = 'not_a_date';
    else if (date > today.slice(0, date.length)) found['birth'] = 'in_future';
  }
  if (draft.ageBy === 'age' && draft.age && validateField(AGE_RULE, Number(draft.age))) found['age'] = 'invalid';
  return found;
}

/** The body of POST /cases without the id. A year alone is a birth year; an estimate says that it is one. */
export function registerValues(draft: RegisterDraft, home: { readonly programmeId: string; readonly teamId: string | null }): Readonly<Record<string, unknown>> {
  const birth = draft.ageBy === 'date' ? (readPartialDate(draft.birth)?.value ?? '') : '';
  return {
    firstName: textOf(draft.isNameUnknown ? '' : draft.firstName),
    lastName: textOf(draft.isNameUnknown ? '' : draft.lastName),
    sex: draft.sex,
    birthDate: birth.length > 4 ? birth : undefined,
    birthYear: birth.length === 4 ? Number(birth) : undefined,
    ageEstimate: draft.ageBy === 'age' && draft.age ? Number(draft.age) : undefined,
    areaId: draft.areaId || undefined,
    presenceCountry: draft.country || undefined,
    programmeId: home.programmeId,
    teamId: home.teamId ?? undefined,
  };
}

/** A name typed as one text: the last part is taken as the family name, one part alone as the first name. */
export function splitName(text: string): { firstName: string; lastName: string } {
  const parts = text.trim().split(/\s+/);
  const last = parts.length > 1 ? (parts.pop() ?? '') : '';
  return { firstName: parts.join(' '), lastName: last };
}

function textOf(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}
