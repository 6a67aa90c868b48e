import { hasText } from '../names/clean-name';
import { isSection } from '../case/sections';
import type { ConsentCover } from '../consent/consent-covers';
import { defaultSettings } from '../settings/default-settings';
import type { TextFinding } from './names-in-text';
import type { Referral, ReferralActor, ReferralResult } from './referral';
import { refuse } from './referral';
import { step } from './referral-step';

const DAY = 86_400_000;

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

/** What a proposal is checked against besides consent. */
export interface ProposalChecks {
  /** What `namesInText` found in the texts that are read before acceptance. */
  readonly findings?: readonly TextFinding[];
  /** Longest life in days: the setting `referralMaxDays`. */
  readonly maxDays?: number;
  /** The services that can be asked, where they are known: a service in free words would be read before acceptance. */
  readonly services?: readonly string[];
}

/**
 * Puts a draft before a supervisor. Refused without sections, purpose or service, with an end in the past or too late,
 * an answer asked for in the past or after the end, with a certain name, number or address in the reason, or when a section is not covered by consent and no complete
 * override stands. `cover` comes from `consentCovers`.
 */
export function proposeReferral(
  referral: Referral,
  actor: ReferralActor,
  cover: ConsentCover,
  checks: ProposalChecks = {},
): ReferralResult {
  return submit(referral, 'propose', actor, cover, checks);
}

/** Puts a returned referral before a supervisor again, with the same conditions; the marks are cleared. */
export function resubmitReferral(
  referral: Referral,
  actor: ReferralActor,
  cover: ConsentCover,
  checks: ProposalChecks = {},
): ReferralResult {
  return submit(referral, 'resubmit', actor, cover, checks);
}

function submit(
  referral: Referral,
  command: 'propose' | 'resubmit',
  actor: ReferralActor,
  cover: ConsentCover,
  checks: ProposalChecks,
): ReferralResult {
  return (
    contentRefusal(referral, checks.services) ??
    timeRefusal(referral, actor.at, checks.maxDays ?? defaultSettings.referralMaxDays) ??
    ((checks.findings ?? []).some(({ certain }) => certain) ? refuse('names_in_text', { fields: ['reason'] }) : null) ??
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

function contentRefusal(referral: Referral, known?: readonly string[]): ReferralResult | null {
  if (referral.fromOrganisationId === referral.toOrganisationId)
    return refuse('same_organisation', { fields: ['toOrganisationId'] });
  if (referral.sections.length === 0) return refuse('no_sections', { fields: ['sections'] });
  const unknown = referral.sections.filter((section) => !isSection(section));
  if (unknown.length > 0) return refuse('unknown_section', { fields: unknown });
  if (!hasText(referral.purpose)) return refuse('no_purpose', { fields: ['purpose'] });
  if (referral.services.length === 0) return refuse('no_services', { fields: ['services'] });
  const isKnown = known === undefined || referral.services.every((service) => known.includes(service));
  return isKnown ? null : refuse('unknown_service', { fields: ['services'] });
}

function timeRefusal(referral: Referral, at: string, maxDays: number): ReferralResult | null {
  const end = Date.parse(referral.expiresAt);
  if (!(end > Date.parse(at))) return refuse('expiry_in_past', { fields: ['expiresAt'] });
  if (end > Date.parse(at) + maxDays * DAY) return refuse('expiry_too_late', { fields: ['expiresAt'] });
  if (referral.respondBy !== null && Date.parse(referral.respondBy) <= Date.parse(at))
    return refuse('answer_in_past', { fields: ['respondBy'] });
  const isAfterEnd = referral.respondBy !== null && !(Date.parse(referral.respondBy) <= end);
  return isAfterEnd ? refuse('answer_after_expiry', { fields: ['respondBy'] }) : null;
}

function consentRefusal(referral: Referral, cover: ConsentCover): ReferralResult | null {
  const uncovered = referral.sections.filter((section) => !cover.covered.includes(section));
  if (uncovered.length === 0) return null;
  const { override } = referral;
  if (!override) return refuse('consent_missing', { fields: uncovered });
  if (override.legalBasis.trim() === '' || override.reason.trim() === '')
    return refuse('override_incomplete', { fields: ['override'] });
  return null;
}
