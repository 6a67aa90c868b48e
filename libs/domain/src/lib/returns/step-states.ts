import type { Attestation, ReturnProcess } from './return-process';
import type { ReturnSettings } from './return-settings';
import { applies, isReturnStep, RETURN_STEP_CODES, returnStep, stepsBefore, type ReturnStepCode } from './steps/return-steps';

/**
 * `to_come`: an earlier step is open. `signed_once`: the second signature is missing. `expired`, `reopened`: was closed, and its evidence ended or an incident was
 * recorded since. `not_applicable`: the child goes elsewhere.
 */
export const STEP_STATES = ['closed', 'overridden', 'signed_once', 'open', 'to_come', 'expired', 'reopened', 'not_applicable'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** A step of one return, as it stands. */
export interface StepStanding {
  readonly step: ReturnStepCode;
  readonly state: StepState;
  /** What counts for it now, also when it has expired. */
  readonly attestation: Attestation | null;
  /** The earlier steps that are open. */
  readonly waitsFor: readonly ReturnStepCode[];
}

/** Whether nothing is left to do for a step. */
export function isDone({ state }: Pick<StepStanding, 'state'>): boolean {
  return state === 'closed' || state === 'overridden' || state === 'not_applicable';
}

/**
 * How every step stands on a day (`YYYY-MM-DD`). Evidence has to count on that day and on the day of travel; once the journey has begun, on the day it began: what
 * expires later shuts no gate behind the child.
 */
export function stepStandings(process: ReturnProcess, attestations: readonly Attestation[], settings: ReturnSettings, today: string): StepStanding[] {
  const day = decisiveDay(process, today);
  const states = new Map(RETURN_STEP_CODES.map((step) => [step, ownState(step, process, attestations, settings, day)] as const));
  return RETURN_STEP_CODES.map((step) => {
    const { state, attestation } = states.get(step)!;
    const waitsFor = stepsBefore(step).filter((before) => !isDone(states.get(before)!));
    return { step, attestation, waitsFor, state: state === 'open' && waitsFor.length > 0 ? 'to_come' : state };
  });
}

/** The standing of one step. */
export function standingOf(standings: readonly StepStanding[], step: ReturnStepCode): StepStanding {
  const found = standings.find((standing) => standing.step === step);
  if (!found) throw new RangeError(`no standing of ${step}`);
  return found;
}

/** The day on which evidence has to count. */
export function decisiveDay({ state, travelledAt, travelOn }: ReturnProcess, today: string): string {
  if ((state === 'travelling' || state === 'arrived') && travelledAt) return travelledAt.slice(0, 10);
  return travelOn !== null && travelOn > today ? travelOn : today;
}

function ownState(
  step: ReturnStepCode,
  process: ReturnProcess,
  attestations: readonly Attestation[],
  { reopenedByIncident }: ReturnSettings,
  day: string,
): Pick<StepStanding, 'state' | 'attestation'> {
  const attestation = newest(attestations.filter((one) => one.step === step && one.withdrawnAt === null));
  if (applies(step, process.placement) === false) return { state: 'not_applicable', attestation };
  if (!attestation) return { state: 'open', attestation };
  const { validUntil, kind, countersignedAt, attestedAt } = attestation;
  if (isBefore(attestedAt, process.lastIncidentAt) && reopenedByIncident.filter(isReturnStep).includes(step)) return { state: 'reopened', attestation };
  if (kind === 'override') return { state: 'overridden', attestation };
  if (validUntil !== null && validUntil < day && returnStep(step).untilEndsPeriod !== true) return { state: 'expired', attestation };
  return { state: countersignedAt !== null || !returnStep(step).gate ? 'closed' : 'signed_once', attestation };
}

function newest(list: readonly Attestation[]): Attestation | null {
  return list.reduce<Attestation | null>((last, one) => (last !== null && Date.parse(last.attestedAt) > Date.parse(one.attestedAt) ? last : one), null);
}

function isBefore(at: string, incident: string | null): boolean {
  return incident !== null && Date.parse(at) <= Date.parse(incident);
}
