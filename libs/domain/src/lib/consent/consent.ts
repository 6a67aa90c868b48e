import type { ConsentPurpose } from '../codes/code-lists';
import type { Section } from '../case/sections';
import type { PartialDate } from '../people/age';
import { ageAt } from '../people/age';

/** A consent as the rules read it: the fields of a `consent` record with its id. Dates are `YYYY-MM-DD`. */
export interface Consent {
  readonly id: string;
  readonly given: boolean;
  readonly purpose: ConsentPurpose;
  readonly kind: 'consent' | 'assent' | 'informed_only';
  readonly givenBy: 'child' | 'carer' | 'guardian' | 'other_adult' | 'case_worker';
  readonly on: string;
  readonly expiresOn?: string | null;
  readonly withdrawnOn?: string | null;
  readonly sections?: readonly Section[] | null;
  /** Empty or missing: any recipient. */
  readonly recipientOrgIds?: readonly string[] | null;
  readonly withheldFromIds?: readonly string[] | null;
  readonly withoutCarer?: 'no_carer' | 'carer_not_safe' | 'child_refuses' | null;
  readonly ageAtTime?: number | null;
  /** How mature the child is to decide, in words: asked from 12 on where no carer consents. */
  readonly maturity?: string | null;
}

/**
 * The consent of a `consent` record. With the child's birth date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`) the age it was given at follows from its
 * day, whatever the record says: a consent of earlier years does not become one of today's age band.
 */
export function consentOf(id: string, fields: Readonly<Record<string, unknown>>, birth: PartialDate | null = null): Consent {
  const consent = { ...(fields as unknown as Omit<Consent, 'id'>), id, given: fields['given'] === true };
  const age = ageAt(birth, consent.on);
  return age === null ? consent : { ...consent, ageAtTime: age };
}

/**
 * Why a consent may not be changed so, or null. A refusal stays one and a withdrawal stays, or moves to an earlier day: who agrees again says
 * so in a new consent.
 */
export function consentChangeRefusal(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): 'withdrawal_stands' | null {
  if (before['given'] === false && change['given'] === true) return 'withdrawal_stands';
  const { withdrawnOn: was } = before;
  if (typeof was !== 'string' || was === '' || !('withdrawnOn' in change)) return null;
  const { withdrawnOn: now } = change;
  return typeof now === 'string' && now !== '' && now <= was ? null : 'withdrawal_stands';
}

/** Whether a consent stands on a day: given, begun, not withdrawn and not past its last day. */
export function isConsentLive(consent: Consent, on: string): boolean {
  const day = on.slice(0, 10);
  if (!consent.given || consent.on > day) return false;
  if (consent.withdrawnOn && consent.withdrawnOn <= day) return false;
  return !consent.expiresOn || consent.expiresOn >= day;
}
