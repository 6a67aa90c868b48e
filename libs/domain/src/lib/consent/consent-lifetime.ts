import type { Section } from '../case/sections';
import type { ConsentPurpose } from '../codes/code-lists';
import { ageAt } from '../people/age';
import type { PartialDate } from '../people/age';
import type { Consent } from './consent';
import { isConsentLive } from './consent';
import { bandBirthdays } from './band-birthdays';
import { consentCovers } from './consent-covers';
import type { ConsentGap, ShareQuestion } from './consent-covers';

const ADULT = 18;
const DAY = 86_400_000;
const ENDS: readonly ConsentGap[] = ['withdrawn', 'expired', 'refused', 'withheld'];

/** How long before its last day a consent is asked for again. */
export const ASK_AGAIN_DAYS = 30;

/**
 * Whether sharing that was allowed must end now: consent to one of its sections was withdrawn, refused or has expired, or the recipient is
 * withheld. A birthday alone ends nothing that runs before 18, it bars new sharing: what rests on consents of an earlier band goes on by the
 * rule of that band. At 18 a carer's consent ends (DESIGN.md section 3, Consent).
 */
export function mustEndSharing(consents: readonly Consent[], question: ShareQuestion): boolean {
  const isAdult = (question.age ?? 0) >= ADULT;
  const earlier = isAdult ? [] : [...new Set(consents.map(({ ageAtTime }) => ageAtTime ?? null))].filter((age) => (age ?? 0) < ADULT);
  const covers = [question.age, ...earlier].map((age) => consentCovers(consents, { ...question, age }));
  return question.sections.some((section) => {
    if (covers.some(({ covered }) => covered.includes(section))) return false;
    return isAdult || wasOverridden(question, section) || covers.some(({ missing }) => missing.some((gap) => gap.section === section && ENDS.includes(gap.reason)));
  });
}

/** What was shared by an override ends with it. */
function wasOverridden({ overrides = [], recipientOrgId }: ShareQuestion, section: Section): boolean {
  return overrides.some((one) => one.decidedAt !== null && one.recipientOrgId === recipientOrgId && one.sections.includes(section));
}

/**
 * The instant (UTC) at which running sharing ends if nobody does anything, or null: the end of a consent's last day, of an override, or the
 * day of the eighteenth birthday. `at`: instant.
 */
export function sharingEndsAt(consents: readonly Consent[], question: Omit<ShareQuestion, 'age'>, birth: PartialDate | null): string | null {
  return firstEnd(consents, question, birth, (at) => mustEndSharing(consents, { ...question, at, age: ageAt(birth, at) }));
}

/** `at` where it is over already; else, of the later instants that can end something, the first at which it has ended. */
export function firstEnd(
  consents: readonly Consent[],
  question: Pick<ShareQuestion, 'at' | 'overrides'>,
  birth: PartialDate | null,
  isOver: (at: string) => boolean,
): string | null {
  const now = new Date(question.at).toISOString();
  if (isOver(now)) return now;
  const days = [...consents.flatMap(({ expiresOn }) => (expiresOn ? [dayAfter(expiresOn)] : [])), ...bandBirthdays(birth)];
  const instants = [...days.map((day) => `${day}T00:00:00.000Z`), ...(question.overrides ?? []).map(({ until }) => new Date(until).toISOString())];
  const later = [...new Set(instants)].filter((instant) => instant > now).sort();
  return later.find(isOver) ?? null;
}

/** When consent is to be asked for again: an instant of the domain's clock, and for what. */
export interface AskAgain {
  readonly why: 'band' | 'expiry';
  /** The consent that expires; null for a birthday. */
  readonly consentId: string | null;
  readonly at: string;
}

/**
 * What must be asked again and when: every standing consent 30 days before its last day, and all of them on the day the child changes its
 * band. `at`: instant.
 */
export function askAgain(consents: readonly Consent[], birth: PartialDate | null, at: string): AskAgain[] {
  const live = consents.filter((consent) => isConsentLive(consent, at));
  const expiring = live.flatMap(({ id, expiresOn }): AskAgain[] =>
    expiresOn ? [{ why: 'expiry', consentId: id, at: new Date(Date.parse(expiresOn) - ASK_AGAIN_DAYS * DAY).toISOString() }] : []);
  const birthday = bandBirthdays(birth).find((day) => day > at.slice(0, 10));
  return [...expiring, ...(birthday !== undefined && live.length > 0 ? [{ why: 'band' as const, consentId: null, at: `${birthday}T00:00:00.000Z` }] : [])];
}

/** The purposes and sections a case's consents speak of on a day, for a summary on the file. */
export function consentOverview(
  consents: readonly Consent[],
  on: string,
): {
  readonly purpose: ConsentPurpose;
  readonly live: boolean;
  readonly sections: readonly Section[];
  readonly id: string;
}[] {
  return consents.map((consent) => ({
    id: consent.id,
    purpose: consent.purpose,
    sections: consent.sections ?? [],
    live: isConsentLive(consent, on),
  }));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}
