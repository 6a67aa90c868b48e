import { type Consent, type ConsentPurpose, SECTIONS, consentCovers } from '@tact/domain';

export type PurposeState = 'given' | 'ask_again' | 'refused' | 'withdrawn' | 'expired' | 'not_asked';

export interface PurposeRow {
  readonly purpose: ConsentPurpose;
  /** An organisation's id; '' for any that no consent names. */
  readonly recipientOrgId: string;
  readonly state: PurposeState;
  /** The first day on which one of the consents it rests on ends (`YYYY-MM-DD`); null without one. */
  readonly expiresOn: string | null;
}

/** Each purpose for each recipient that a consent names, as the rules of coverage see it today; '' stands for anybody else. */
export function purposeRows(purposes: readonly string[], consents: readonly Consent[], now: { readonly at: string; readonly age: number | null }): PurposeRow[] {
  return purposes.flatMap((code) => {
    const purpose = code as ConsentPurpose;
    const about = consents.filter((consent) => consent.purpose === purpose);
    const named = [...new Set(about.flatMap(({ recipientOrgIds }) => recipientOrgIds ?? []))];
    const isGeneral = named.length === 0 || about.some(({ recipientOrgIds }) => !recipientOrgIds?.length);
    return [...named, ...(isGeneral ? [''] : [])].map((recipientOrgId) => rowOf(purpose, recipientOrgId, about, now));
  });
}

function rowOf(purpose: ConsentPurpose, recipientOrgId: string, about: readonly Consent[], now: { readonly at: string; readonly age: number | null }): PurposeRow {
  const named = SECTIONS.filter((section) => about.some(({ sections }) => sections?.includes(section)));
  const { covered, missing, consentIds } = consentCovers(about, { ...now, purpose, recipientOrgId, sections: named.length > 0 ? named : ['summary'] });
  const ends = about.flatMap(({ id, expiresOn }) => (expiresOn && consentIds.includes(id) ? [expiresOn] : [])).sort();
  const reasons = missing.map(({ reason }) => reason);
  const state = covered.length > 0 ? 'given' : about.length === 0 ? 'not_asked' : stateOf(reasons);
  return { purpose, recipientOrgId, state, expiresOn: ends[0] ?? null };
}

function stateOf(reasons: readonly string[]): PurposeState {
  if (reasons.includes('refused') || reasons.includes('withheld')) return 'refused';
  if (reasons.includes('withdrawn')) return 'withdrawn';
  if (reasons.includes('expired')) return 'expired';
  return reasons.every((reason) => reason === 'not_asked') ? 'not_asked' : 'ask_again';
}
