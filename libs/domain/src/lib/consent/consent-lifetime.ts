import type { Section } from '../case/sections';
import type { ConsentPurpose } from '../codes/code-lists';
import type { Consent } from './consent';
import { isConsentLive } from './consent';
import { consentCovers } from './consent-covers';
import type { ShareQuestion } from './consent-covers';

/**
 * Whether sharing that was allowed must end now: consent to one of its sections was withdrawn or refused, or the
 * recipient is withheld. A birthday alone ends nothing that runs before 18; it bars new sharing. At 18 a carer's consent
 * ends.
 */
export function mustEndSharing(consents: readonly Consent[], question: ShareQuestion): boolean {
  const ends: readonly string[] = ['withdrawn', 'refused', 'withheld'];
  const { missing } = consentCovers(consents, question);
  if (missing.some(({ reason }) => ends.includes(reason))) return true;
  return (question.age ?? 0) >= 18 && missing.length > 0;
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
