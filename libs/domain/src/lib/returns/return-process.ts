import type { ReturnPlacement, ReturnSide } from './steps/return-step-rule';
import type { ReturnStepCode } from './steps/return-steps';

/** considered -> cleared -> travelling -> arrived; `stopped` for a reason, `stayed` when the panel decided that the child stays (DESIGN.md section 2). */
export const RETURN_STATES = ['considered', 'cleared', 'travelling', 'arrived', 'stopped', 'stayed'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** Source: domain avr_checklist.json engine_rules. */
export const STOP_REASONS = [
  'child_withdrew', 'guardian_withdrew', 'family_refused', 'family_involved', 'risk_high', 'not_in_best_interests', 'legal_bar', 'health', 'absconded', 'other',
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** A return as the rules read it. Dates are `YYYY-MM-DD`, instants UTC. */
export interface ReturnProcess {
  readonly state: ReturnState;
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly placement: ReturnPlacement | null;
  readonly travelOn: string | null;
  /** When the last incident on the case was recorded since the return is considered. */
  readonly lastIncidentAt: string | null;
  /** When the journey began. */
  readonly travelledAt: string | null;
}

/** One closing of a step: by evidence, or by a supervisor's override. The newest that is not taken back counts. */
export interface Attestation {
  readonly id: string;
  readonly step: ReturnStepCode;
  readonly kind: 'evidence' | 'override';
  /** Null where the step has none, or where the reader does not see it. */
  readonly outcome: string | null;
  /** Last day of the evidence; of A6 the end of the reflection period. */
  readonly validUntil: string | null;
  /** Day of the newest document. */
  readonly documentOn: string | null;
  readonly attestedBy: string;
  readonly attestedSide: ReturnSide | null;
  readonly attestedAt: string;
  readonly countersignedBy: string | null;
  readonly countersignedSide: ReturnSide | null;
  readonly countersignedAt: string | null;
  readonly withdrawnAt: string | null;
}

/** Whether a return still runs: it may yet lead to a journey or is one. */
export function isReturnLive(state: ReturnState): boolean {
  return state === 'considered' || state === 'cleared' || state === 'travelling';
}

/** Whether steps may still be closed: after arrival too, until the case is closed. */
export function isReturnOpen(state: ReturnState): boolean {
  return isReturnLive(state) || state === 'arrived';
}

/** The country of a side. */
export function countryOf(process: Pick<ReturnProcess, 'fromCountry' | 'toCountry'>, side: ReturnSide): string {
  return side === 'sending' ? process.fromCountry : process.toCountry;
}

/** For which side an organisation of a country signs; null for a third country. */
export function returnSideOf(process: Pick<ReturnProcess, 'fromCountry' | 'toCountry'>, country: string): ReturnSide | null {
  if (country === process.fromCountry) return 'sending';
  return country === process.toCountry ? 'receiving' : null;
}
