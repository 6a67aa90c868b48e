import type { DeclineReason, RiskLevel } from '../codes/code-lists';
import type { Section } from '../case/sections';
import type { ReferralState } from './referral-states';

/** A question in the referral; `askedBy` is the organisation that asked. */
export interface ReferralQuestion {
  readonly id: string;
  readonly askedBy: string;
  readonly answered: boolean;
}

/** Sharing without consent: only to prevent serious harm or by legal duty (case_steps.json consent_matrix.override). */
export interface ConsentOverride {
  readonly legalBasis: string;
  readonly reason: string;
}

/**
 * A referral as the rules see it: states, actors and times (instants, UTC ISO 8601). Its texts are entries beside it.
 */
export interface Referral {
  readonly id: string;
  readonly caseId: string;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly state: ReferralState;
  readonly urgency: RiskLevel;
  readonly purpose: string;
  readonly services: readonly string[];
  readonly sections: readonly Section[];
  readonly consentIds: readonly string[];
  readonly override?: ConsentOverride | null;
  readonly respondBy: string | null;
  readonly expiresAt: string;
  readonly proposedBy: string;
  readonly proposedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly sentAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly answeredAt: string | null;
  readonly declineReason: DeclineReason | null;
  readonly endedAt: string | null;
  readonly firstFeedbackDue: string | null;
  readonly lastFeedbackAt: string | null;
  readonly returnedFields: readonly string[];
  readonly acknowledgedSections: readonly Section[];
  readonly questions: readonly ReferralQuestion[];
}

/** Who does something, for which organisation, and when (instant, UTC). */
export interface ReferralActor {
  readonly by: string;
  readonly organisationId: string;
  readonly at: string;
}

export type ReferralRefusalCode =
  | 'wrong_state'
  | 'own_proposal'
  | 'not_the_sender'
  | 'not_the_receiver'
  | 'same_organisation'
  | 'expired'
  | 'not_expired'
  | 'no_sections'
  | 'unknown_section'
  | 'no_purpose'
  | 'no_services'
  | 'expiry_in_past'
  | 'expiry_too_late'
  | 'answer_after_expiry'
  | 'answer_in_past'
  | 'unknown_service'
  | 'consent_missing'
  | 'override_incomplete'
  | 'comment_missing'
  | 'fields_missing'
  | 'unknown_field'
  | 'unknown_reason'
  | 'text_missing'
  | 'outcome_missing'
  | 'section_not_shared'
  | 'unknown_question'
  | 'own_question'
  | 'names_in_text';

export interface ReferralRefusal {
  readonly code: ReferralRefusalCode;
  /** The fields or sections it is about. */
  readonly fields?: readonly string[];
  readonly state?: ReferralState;
}

/** The new referral and the states it passed through, in order; or a named refusal and nothing changed. */
export type ReferralResult =
  | { readonly ok: true; readonly referral: Referral; readonly states: readonly ReferralState[] }
  | { readonly ok: false; readonly refusal: ReferralRefusal };

/** A refusal. */
export function refuse(code: ReferralRefusalCode, rest: Omit<ReferralRefusal, 'code'> = {}): ReferralResult {
  return { ok: false, refusal: { code, ...rest } };
}

/** Whether its end has come: access and work stop at that instant. */
export function isPastExpiry(referral: Pick<Referral, 'expiresAt'>, at: string): boolean {
  return Date.parse(at) >= Date.parse(referral.expiresAt);
}
