import type { ConsentPurpose } from '../codes/code-lists';
import type { Section } from '../case/sections';
import { ageBand } from '../people/age';
import { consentNeeded } from './consent-matrix';
import type { ConsentNeed } from './consent-matrix';
import type { Consent } from './consent';
import { isConsentLive } from './consent';
import type { Override } from './override';
import { overrideStands } from './override';

/** What is to be shared with whom, for what, when (day or instant) and at which age in whole years (null: unknown). */
export interface ShareQuestion {
  readonly recipientOrgId: string;
  readonly sections: readonly Section[];
  readonly purpose: ConsentPurpose;
  readonly at: string;
  readonly age: number | null;
  /** Decisions to share without consent; they stand beside consent and never count for anything they do not name. */
  readonly overrides?: readonly Override[];
}

export type ConsentGap =
  | 'refused'
  | 'withheld'
  | 'withdrawn'
  | 'expired'
  | 'age_band_changed'
  | 'no_child_consent'
  | 'no_carer_consent'
  /** Somebody stood in for a carer, or a young person decided alone, and nobody wrote down how mature the child is. */
  | 'no_maturity_note'
  | 'not_asked';

export interface ConsentCover {
  readonly covered: readonly Section[];
  readonly missing: readonly { readonly section: Section; readonly reason: ConsentGap }[];
  /** The consents it rests on. */
  readonly consentIds: readonly string[];
  /** Sections shared by a decision to override consent, with its id; missing where there is none. */
  readonly overridden?: readonly { readonly section: Section; readonly overrideId: string }[];
}

/**
 * Which sections consent covers: for each section everyone whom the age asks for has said yes, for this recipient and
 * purpose, and still does. A refusal of the child or of the carer outweighs a yes given before it; a recipient withheld
 * in one consent gets nothing by another. A consent of another age band counts no more for new sharing (DESIGN.md
 * section 3, Consent).
 */
export function consentCovers(consents: readonly Consent[], question: ShareQuestion): ConsentCover {
  const need = consentNeeded(question.age, question.purpose);
  const forPurpose = consents.filter((consent) => consent.purpose === question.purpose);
  const isWithheld = forPurpose.some(
    (consent) =>
      !isWithdrawn(consent, question.at) && (consent.withheldFromIds ?? []).includes(question.recipientOrgId),
  );
  const covered: Section[] = [];
  const missing: { section: Section; reason: ConsentGap }[] = [];
  const overridden: { section: Section; overrideId: string }[] = [];
  const used = new Set<string>();
  for (const section of new Set(question.sections)) {
    const about = forPurpose.filter((consent) => concerns(consent, section, question.recipientOrgId));
    const standing = about.filter(
      (consent) => isConsentLive(consent, question.at) && isOfThisAge(consent, question.age),
    );
    const gap = isWithheld ? 'withheld' : gapOf(about, standing, need, question);
    const override = gap ? question.overrides?.find((one) => overrideStands(one, question, section)) : undefined;
    if (override) {
      covered.push(section);
      overridden.push({ section, overrideId: override.id });
    } else if (gap) missing.push({ section, reason: gap });
    else {
      covered.push(section);
      standing.forEach((consent) => used.add(consent.id));
    }
  }
  return { covered, missing, consentIds: [...used], ...(overridden.length > 0 ? { overridden } : {}) };
}

/** Whether a consent speaks of a section and a recipient. A refusal without sections speaks of all. */
function concerns(consent: Consent, section: Section, recipient: string): boolean {
  const sections = consent.sections ?? [];
  const recipients = consent.recipientOrgIds ?? [];
  const namesSection = sections.includes(section) || (!consent.given && sections.length === 0);
  return namesSection && (recipients.length === 0 || recipients.includes(recipient));
}

function isOfThisAge(consent: Consent, age: number | null): boolean {
  return ageBand(consent.ageAtTime ?? null) === ageBand(age);
}

function gapOf(
  about: readonly Consent[],
  standing: readonly Consent[],
  need: ConsentNeed,
  question: ShareQuestion,
): ConsentGap | null {
  const refusal = latest(
    about.filter((consent) => !consent.given && !isWithdrawn(consent, question.at) && consent.on <= dayOf(question.at)),
  );
  if (refusal && !standing.some((consent) => consent.givenBy === refusal.givenBy && consent.on > refusal.on))
    return 'refused';
  if (standing.length === 0) return whyNoneStands(about, question, 'not_asked');
  const child = standing.filter((consent) => consent.givenBy === 'child');
  if (!childAgrees(child, need))
    return whyNoneStands(
      about.filter((consent) => consent.givenBy === 'child'),
      question,
      'no_child_consent',
    );
  const carer = carerAgrees(standing, child, need);
  if (carer === 'agrees') return null;
  if (carer === 'no_maturity_note') return carer;
  return whyNoneStands(
    about.filter((consent) => consent.givenBy !== 'child'),
    question,
    'no_carer_consent',
  );
}

function childAgrees(child: readonly Consent[], need: ConsentNeed): boolean {
  if (need.child === 'inform') return true;
  return child.some(({ kind }) => kind === 'consent' || (need.child === 'assent' && kind === 'assent'));
}

function carerAgrees(standing: readonly Consent[], child: readonly Consent[], need: ConsentNeed): 'agrees' | 'no_maturity_note' | 'missing' {
  if (need.carer === 'none') return 'agrees';
  if (standing.some(({ givenBy, kind }) => kind === 'consent' && (givenBy === 'carer' || givenBy === 'guardian'))) return 'agrees';
  const alone = need.carer === 'consent_if_child_permits' ? child.filter(({ withoutCarer }) => withoutCarer === 'child_refuses') : [];
  const standIns = standing.filter(
    ({ givenBy, kind, withoutCarer }) =>
      (withoutCarer === 'no_carer' || withoutCarer === 'carer_not_safe') &&
      kind !== 'informed_only' &&
      need.standIns.some((standIn) => standIn === givenBy),
  );
  const without = [...alone, ...standIns];
  if (without.length === 0) return 'missing';
  return !need.weighsMaturity || without.some(({ maturity }) => (maturity ?? '').trim() !== '') ? 'agrees' : 'no_maturity_note';
}

function whyNoneStands(about: readonly Consent[], { at, age }: ShareQuestion, otherwise: ConsentGap): ConsentGap {
  const last = latest(about.filter((consent) => consent.given));
  if (!last) return otherwise;
  if (isWithdrawn(last, at)) return 'withdrawn';
  if (last.expiresOn && last.expiresOn < dayOf(at)) return 'expired';
  return isOfThisAge(last, age) ? otherwise : 'age_band_changed';
}

function isWithdrawn(consent: Consent, at: string): boolean {
  return Boolean(consent.withdrawnOn && consent.withdrawnOn <= dayOf(at));
}

function dayOf(at: string): string {
  return at.slice(0, 10);
}

function latest(consents: readonly Consent[]): Consent | undefined {
  return consents.reduce<Consent | undefined>(
    (last, consent) => (last && last.on >= consent.on ? last : consent),
    undefined,
  );
}
