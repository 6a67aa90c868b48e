import { type Consent, type ConsentCover, type ShareQuestion, consentCovers } from '@tact/domain';

export interface SharingWith {
  /** An organisation's id; '' for any that no consent names. */
  readonly recipientOrgId: string;
  readonly covered: ConsentCover['covered'];
  readonly missing: ConsentCover['missing'];
}

/**
 * What the consents for referrals say today, by recipient. A consent that names its recipients speaks of them alone: of these, sections that
 * nobody was asked about are left out. Where none speaks of any recipient and some name theirs, there is no line for the others.
 */
export function sharingToday(consents: readonly Consent[], question: Pick<ShareQuestion, 'sections' | 'at' | 'age'>): readonly SharingWith[] {
  const about = consents.filter(({ purpose }) => purpose === 'share_for_referral');
  const named = [...new Set(about.flatMap(({ recipientOrgIds }) => recipientOrgIds ?? []))];
  const isGeneral = named.length === 0 || about.some(({ recipientOrgIds }) => !recipientOrgIds?.length);
  return [...named, ...(isGeneral ? [''] : [])].map((recipientOrgId) => {
    const { covered, missing } = consentCovers(consents, { ...question, recipientOrgId, purpose: 'share_for_referral' });
    return { recipientOrgId, covered, missing: recipientOrgId ? missing.filter(({ reason }) => reason !== 'not_asked') : missing };
  });
}
