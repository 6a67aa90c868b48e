import { PERSON_CODES } from './person-codes';
import { RISK_CODES } from './risk-codes';
import { SERVICE_CODES } from './service-codes';
import { STEP_CODES } from './step-codes';
import { TRAFFICKING_CODES } from './trafficking-codes';

/** Every built-in code list by name. An administrator adds codes in the database; none of these is ever removed. */
export const CODE_LISTS = { ...PERSON_CODES, ...RISK_CODES, ...SERVICE_CODES, ...STEP_CODES, ...TRAFFICKING_CODES } as const;

export type CodeList = keyof typeof CODE_LISTS;
export type CodeOf<L extends CodeList> = (typeof CODE_LISTS)[L][number];

export type RiskLevel = CodeOf<'risk_level'>;
export type VictimStatus = CodeOf<'person_status'>;
export type DecidingBody = CodeOf<'deciding_body'>;
export type ConsentPurpose = CodeOf<'consent_purpose'>;
export type DeclineReason = CodeOf<'decline_reason'>;
export type Sex = CodeOf<'sex'>;

/** The codes of a list by its name; an unknown list has none. */
export function codesOf(list: string): readonly string[] {
  return (CODE_LISTS as Record<string, readonly string[]>)[list] ?? [];
}
