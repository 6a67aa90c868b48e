import type { ConsentPurpose } from '../codes/code-lists';
import type { Section } from '../case/sections';
import { ageBand } from '../people/age';
import { consentNeeded } from './consent-matrix';
import type { ConsentNeed } from './consent-matrix';
import type { Consent } from './consent';
import { isConsentLive } from './consent';

/** What is to be shared with whom, for what, when (day or instant) and at which age in whole years (null: unknown). */
export interface ShareQuestion {
  readonly recipientOrgId: string;
  readonly sections: readonly Section[];
  readonly purpose: ConsentPurpose;
  readonly at: string;
  readonly age: number | null;
}

export type ConsentGap =
  | 'refused'
  | 'withheld'
  | 'withdrawn'
  | 'expired'
  | 'age_band_changed'
  | 'no_child_consent'
  | 'no_carer_consent'
  | 'not_asked';

export interface ConsentCover {
  readonly covered: readonly Section[];
  readonly missing: readonly { readonly section: Section; readonly reason: ConsentGap }[];
  /** The consents it rests on. */
  readonly consentIds: readonly string[];
}

/**
 * Which sections consent covers: for each section everyone whom the age asks for has said yes, for this recipient and
 * purpose, and still does. A refusal of the child or of the carer outweighs a yes given before it. A consent of another age band counts no more
 * for new sharing (DESIGN.md section 3, Consent).
 */
export function consentCovers(consents: readonly Consent[], question: ShareQuestion): ConsentCover {
  const need = consentNeeded(question.age, question.purpose);
  const forPurpose = consents.filter((consent) => consent.purpose === question.purpose);
  const covered: Section[] = [];
  const missing: { section: Section; reason: ConsentGap }[] = [];
  const used = new Set<string>();
  for (const section of new Set(question.sections)) {
    const about = forPurpose.filter((consent) => concerns(consent, section, question.recipientOrgId));
    const standing = about.filter((consent) => isConsentLive(consent, question.at) && isOfThisAge(consent, question.age));
    const gap = gapOf(about, standing, need, question);
    if (gap) missing.push({ section, reason: gap });
    else {
      covered.push(section);
      standing.forEach((consent) => used.add(consent.id));
    }
  }
  return { covered, missing, consentIds: [...used] };
}

/** Whether a consent speaks of a section and a recipient. A refusal without sections speaks of all. */
function concerns(consent: Consent, section: Section, recipient: string): boolean {
  const sections = consent.sections ?? [];
  const recipients = consent.recipientOrgIds ?? [];
  const names = sections.includes(section) || (!consent.given && sections.length === 0);
  const withheld = (consent.withheldFromIds ?? []).includes(recipient);
  return (names || withheld) && (withheld || recipients.length === 0 || recipients.includes(recipient));
}

function isOfThisAge(consent: Consent, age: number | null): boolean {
  return ageBand(consent.ageAtTime ?? null) === ageBand(age);
}

function gapOf(about: readonly Consent[], standing: readonly Consent[], need: ConsentNeed, question: ShareQuestion): ConsentGap | null {
  if (about.some((consent) => !consent.withdrawnOn && (consent.withheldFromIds ?? []).includes(question.recipientOrgId))) return 'withheld';
  const refusal = latest(about.filter((consent) => !consent.given && !consent.withdrawnOn && consent.on <= question.at.slice(0, 10)));
  if (refusal && !standing.some((consent) => consent.givenBy === refusal.givenBy && consent.on > refusal.on)) return 'refused';
  if (standing.length === 0) return whyNoneStands(about, question);
  const child = standing.filter((consent) => consent.givenBy === 'child');
  if (!childAgrees(child, need)) return 'no_child_consent';
  return carerAgrees(standing, child, need) ? null : 'no_carer_consent';
}

function childAgrees(child: readonly Consent[], need: ConsentNeed): boolean {
  if (need.child === 'inform') return true;
  return child.some(({ kind }) => kind === 'consent' || (need.child === 'assent' && kind === 'assent'));
}

function carerAgrees(standing: readonly Consent[], child: readonly Consent[], need: ConsentNeed): boolean {
  if (need.carer === 'none') return true;
  if (standing.some(({ givenBy, kind }) => kind === 'consent' && (givenBy === 'carer' || givenBy === 'guardian'))) return true;
  if (need.carer === 'consent_if_child_permits' && child.some(({ withoutCarer }) => withoutCarer === 'child_refuses')) return true;
  return standing.some(
    ({ givenBy, kind, withoutCarer }) =>
      (withoutCarer === 'no_carer' || withoutCarer === 'carer_not_safe') &&
      kind !== 'informed_only' &&
      need.standIns.some((standIn) => standIn === givenBy),
  );
}

function whyNoneStands(about: readonly Consent[], { at, age }: ShareQuestion): ConsentGap {
  const last = latest(about.filter((consent) => consent.given));
  if (!last) return 'not_asked';
  if (last.withdrawnOn && last.withdrawnOn <= at.slice(0, 10)) return 'withdrawn';
  if (last.expiresOn && last.expiresOn < at.slice(0, 10)) return 'expired';
  return isOfThisAge(last, age) ? 'not_asked' : 'age_band_changed';
}

function latest(consents: readonly Consent[]): Consent | undefined {
  return consents.reduce<Consent | undefined>((last, consent) => (last && last.on >= consent.on ? last : consent), undefined);
}
