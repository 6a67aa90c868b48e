import { isRecordKind, kindRule } from '../case/record-kinds';
import type { Section } from '../case/sections';
import type { ReferralAccess } from './referral-access';
import { HEADER_FIELDS, visibleSections } from './referral-access';

/** The request as a receiver sees it before it accepts, in the groups of the referral form. */
export interface RequestView {
  readonly header: Readonly<Record<string, unknown>>;
  readonly person: Readonly<Record<string, unknown>>;
  readonly reason: Readonly<Record<string, unknown>>;
}

/**
 * The clear facts of a case that go with a shared summary. What else stands on the case (next step, locality, owner, who said so) is the
 * owner's own work and stays with it.
 */
export const SUMMARY_FIELDS = [
  'id',
  'code',
  'organisationId',
  'stage',
  'status',
  'risk',
  'victimStatus',
  'sex',
  'birthYear',
  'areaId',
  'presenceCountry',
  'residenceCountry',
  'exploitation',
  'languages',
  'specialNeeds',
  'accompaniment',
  'registeredAt',
  'stageSince',
] as const;

/** Picks the shared summary from a case, and nothing else whatever is handed in. */
export function summaryView(source: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return pick(source, SUMMARY_FIELDS);
}

/** Picks from case and referral what the request may show, and nothing else whatever is handed in. */
export function requestView(source: Readonly<Record<string, unknown>>): RequestView {
  return {
    header: pick(source, HEADER_FIELDS.header),
    person: pick(source, HEADER_FIELDS.person),
    reason: pick(source, HEADER_FIELDS.reason),
  };
}

/**
 * The records that a receiver sees at an access: those of the shared sections, without the kinds that never leave the
 * owner (the office's own register rows). Each record is whole: sections are the unit of sharing.
 */
export function sharedRecords<R extends { readonly kind: string; readonly section: Section }>(
  records: readonly R[],
  access: ReferralAccess,
  sections: readonly Section[],
): R[] {
  const visible = visibleSections(access, sections);
  return records.filter(
    ({ kind, section }) => visible.includes(section) && isRecordKind(kind) && kindRule(kind).neverShared !== true,
  );
}

function pick(source: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter((field) => source[field] !== undefined).map((field) => [field, source[field]]),
  );
}
