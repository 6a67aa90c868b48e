import { isSection } from '../case/sections';
import type { ConsentCover } from '../consent/consent-covers';
import type { Referral, ReferralActor, ReferralResult } from './referral';
import { refuse } from './referral';
import { step } from './referral-step';

/** The parts of a referral a supervisor can mark when returning it. */
export const MARKABLE_FIELDS = [
  'toOrganisationId',
  'kind',
  'urgency',
  'purpose',
  'reason',
  'services',
  'sections',
  'consentIds',
  'respondBy',
  'expiresAt',
  'note',
] as const;

/**
 * Puts a draft before a supervisor. Refused without sections, purpose or service, with an end in the past, or when a
 * section is not covered by consent and no complete override stands. `cover` comes from `consentCovers`.
 */
export function proposeReferral(referral: Referral, actor: ReferralActor, cover: ConsentCover): ReferralResult {
  return submit(referral, 'propose', actor, cover);
}

/** Puts a returned referral before a supervisor again, with the same conditions; the marks are cleared. */
export function resubmitReferral(referral: Referral, actor: ReferralActor, cover: ConsentCover): ReferralResult {
  return submit(referral, 'resubmit', actor, cover);
}

function submit(referral: Referral, command: 'propose' | 'resubmit', actor: ReferralActor, cover: ConsentCover): ReferralResult {
  return (
    contentRefusal(referral, actor.at) ??
    consentRefusal(referral, cover) ??
    step(referral, command, actor, 'sender', {
      proposedBy: actor.by,
      proposedAt: actor.at,
      decidedBy: null,
      decidedAt: null,
      returnedFields: [],
    })
  );
}

function contentRefusal(referral: Referral, at: string): ReferralResult | null {
  if (referral.fromOrganisationId === referral.toOrganisationId) return refuse('same_organisation', { fields: ['toOrganisationId'] });
  if (referral.sections.length === 0) return refuse('no_sections', { fields: ['sections'] });
  const unknown = referral.sections.filter((section) => !isSection(section));
  if (unknown.length > 0) return refuse('unknown_section', { fields: unknown });
  if (referral.purpose.trim() === '') return refuse('no_purpose', { fields: ['purpose'] });
  if (referral.services.length === 0) return refuse('no_services', { fields: ['services'] });
  if (!(Date.parse(referral.expiresAt) > Date.parse(at))) return refuse('expiry_in_past', { fields: ['expiresAt'] });
  if (referral.respondBy !== null && Date.parse(referral.respondBy) > Date.parse(referral.expiresAt)) {
    return refuse('answer_after_expiry', { fields: ['respondBy'] });
  }
  return null;
}

function consentRefusal(referral: Referral, cover: ConsentCover): ReferralResult | null {
  const uncovered = referral.sections.filter((section) => !cover.covered.includes(section));
  if (uncovered.length === 0) return null;
  const { override } = referral;
  if (!override) return refuse('consent_missing', { fields: uncovered });
  if (override.legalBasis.trim() === '' || override.reason.trim() === '') return refuse('override_incomplete', { fields: ['override'] });
  return null;
}
