import type { Section } from '../case/sections';
import type { ConsentPurpose } from '../codes/code-lists';
import type { Consent } from '../consent/consent';
import type { ConsentGap } from '../consent/consent-covers';
import { consentCovers } from '../consent/consent-covers';
import { firstEnd, mustEndSharing } from '../consent/consent-lifetime';
import { ageAt } from '../people/age';
import type { PartialDate } from '../people/age';

/** The consents that bring an organisation of the other country in: to the return, or to sharing across the border. */
export const RETURN_PURPOSES: readonly ConsentPurpose[] = ['cross_border_sharing', 'return'];
/** What a partner sees of a file. */
export const PARTNER_SECTIONS: readonly Section[] = ['return'];

export interface PartnerQuestion {
  readonly recipientOrgId: string;
  /** Day or instant. */
  readonly at: string;
  readonly age: number | null;
}

/** Null when one of the purposes covers the return for that organisation; otherwise why not. */
export function partnerConsentGap(consents: readonly Consent[], question: PartnerQuestion): ConsentGap | null {
  const gaps = RETURN_PURPOSES.map((purpose) => consentCovers(consents, { ...question, purpose, sections: PARTNER_SECTIONS }).missing[0]?.reason ?? null);
  return gaps.includes(null) ? null : (gaps.find((gap) => gap !== 'not_asked') ?? 'not_asked');
}

/** Whether a partner's sight must end: what it rested on was withdrawn, and nothing else covers it. */
export function endsPartner(consents: readonly Consent[], question: PartnerQuestion): boolean {
  if (partnerConsentGap(consents, question) === null) return false;
  return RETURN_PURPOSES.some((purpose) => mustEndSharing(consents, { ...question, purpose, sections: PARTNER_SECTIONS }));
}

/** The instant (UTC) at which a partner's sight ends if nobody does anything, or null. `at`: instant. */
export function partnerEndsAt(consents: readonly Consent[], question: Omit<PartnerQuestion, 'age'>, birth: PartialDate | null): string | null {
  return firstEnd(consents, question, birth, (at) => endsPartner(consents, { ...question, at, age: ageAt(birth, at) }));
}
