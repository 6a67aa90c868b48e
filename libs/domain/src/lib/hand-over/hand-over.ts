import type { CodeOf, DeclineReason } from '../codes/code-lists';
import type { Section } from '../case/sections';
import type { ReferralQuestion } from '../sharing/referral';

/** Who takes over: domain case_steps.json hand_over_to_duty_bearer.categories. */
export type DutyBearerCategory = CodeOf<'duty_bearer'>;

/**
 * The path of a case to one category of duty bearer: 0 the NGO leads, 1 joint work, 2 the duty bearer leads, 3 it owns,
 * 4 verified. Source: domain case_steps.json hand_over_to_duty_bearer.stages (D, from TACT III).
 */
export const HAND_OVER_STAGES = [0, 1, 2, 3, 4] as const;
export type HandOverStage = (typeof HAND_OVER_STAGES)[number];

/** `proposed`: a step waits for a supervisor of the sender. `offered`: stage 3 waits for the duty bearer. */
export const HAND_OVER_STATES = ['running', 'proposed', 'offered', 'ended'] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];

/** The steps a supervisor approves: the file is opened to the duty bearer (1), and responsibility is offered to it (3). */
export const APPROVED_STAGES = [1, 3] as const;
export type ApprovedStage = (typeof APPROVED_STAGES)[number];

/** How a path ended before it was verified. */
export const HAND_OVER_OUTCOMES = ['returned', 'stopped', 'consent_withdrawn'] as const;
export type HandOverOutcome = (typeof HAND_OVER_OUTCOMES)[number];

/** What proves that the duty bearer works for the child (case_steps.json: proof of a visit or service). */
export const PROOF_KINDS = ['visit', 'service'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** How a hand-over reached an organisation without an account. */
export const DELIVERY_METHODS = ['in_person', 'courier', 'registered_post', 'official_letter', 'meeting'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** A hand-over as the rules see it: codes, ids and times (instants, UTC). Its texts are entries beside it. */
export interface HandOver {
  readonly id: string;
  readonly caseId: string;
  readonly category: DutyBearerCategory;
  /** Its stage 3 is a transfer: the duty bearer owns the file. Others own a competence. */
  readonly isLead: boolean;
  readonly fromOrganisationId: string;
  readonly toOrganisationId: string;
  readonly state: HandOverState;
  readonly stage: HandOverStage;
  /** The step that is proposed or offered. */
  readonly wanted: ApprovedStage | null;
  readonly sections: readonly Section[];
  readonly consentIds: readonly string[];
  readonly proposedBy: string | null;
  readonly proposedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly acceptedBy: string | null;
  /** Since when the duty bearer owns: the 90 days count from here. */
  readonly acceptedAt: string | null;
  readonly verifiedAt: string | null;
  /** Delivered outside Tact: the sender's worker records what the duty bearer answers. */
  readonly deliveredAt: string | null;
  readonly endedAt: string | null;
  readonly outcome: HandOverOutcome | null;
  readonly reason: DeclineReason | null;
  readonly acknowledgedSections: readonly Section[];
  readonly questions: readonly ReferralQuestion[];
  /** When the two supervisors talked about it, for this offer. */
  readonly talkedAt: string | null;
  /** Proofs of a visit or service since the duty bearer owns. */
  readonly proofs: number;
}

/** Who does something, for which organisation, and when (instant, UTC). */
export interface HandOverActor {
  readonly by: string;
  readonly organisationId: string;
  readonly at: string;
}

export type HandOverRefusalCode =
  | 'wrong_state'
  | 'wrong_stage'
  | 'own_proposal'
  | 'not_the_sender'
  | 'not_the_receiver'
  | 'same_organisation'
  | 'no_sections'
  | 'unknown_section'
  | 'unknown_category'
  | 'consent_missing'
  | 'whole_file_needed'
  | 'talk_needed'
  | 'comment_missing'
  | 'unknown_reason'
  | 'text_missing'
  | 'section_not_shared'
  | 'sections_unread'
  | 'open_questions'
  | 'signature_missing'
  | 'worker_missing'
  | 'supervisor_missing'
  | 'same_person'
  | 'too_early'
  | 'proof_missing'
  | 'unknown_proof'
  | 'date_in_future'
  | 'date_before_acceptance'
  | 'unknown_method'
  | 'person_missing'
  | 'evidence_missing'
  | 'has_account'
  | 'lead_needs_account'
  | 'not_delivered'
  | 'unknown_question'
  | 'own_question';

export interface HandOverRefusal {
  readonly code: HandOverRefusalCode;
  /** The fields or sections it is about. */
  readonly fields?: readonly string[];
  readonly state?: HandOverState;
  readonly stage?: HandOverStage;
}

export type HandOverResult =
  | { readonly ok: true; readonly handOver: HandOver }
  | { readonly ok: false; readonly refusal: HandOverRefusal };

/** A refusal; nothing changed. */
export function refuseHandOver(code: HandOverRefusalCode, rest: Omit<HandOverRefusal, 'code'> = {}): HandOverResult {
  return { ok: false, refusal: { code, ...rest } };
}
