import { isDateText } from '../case/partial-date-text';
import { dueAt } from '../clocks/due-at';
import type { WorkCalendar } from '../clocks/calendar';
import { type Attestation, isReturnOpen, type ReturnProcess } from './return-process';
import { limitOf, type ReturnSettings } from './return-settings';
import type { ReturnSide } from './steps/return-step-rule';
import { applies, isOfSide, isTwoSided, returnStep, type ReturnStepCode } from './steps/return-steps';
import { type StepStanding, decisiveDay } from './step-states';

/** A document that closes a step: what it is, its day, its reference, who holds it, and the last day it counts. */
export interface EvidenceDocument {
  readonly kind: string;
  readonly on: string;
  readonly reference: string;
  readonly holder: string;
  readonly validUntil?: string | null;
}

export interface NewAttestation {
  readonly step: ReturnStepCode;
  readonly outcome: string | null;
  readonly documents: readonly EvidenceDocument[];
}

/** Who signs, for which side, when (instant, UTC). `worksOnCase`: for the organisation that keeps the file. */
export interface Signer {
  readonly by: string;
  readonly side: ReturnSide | null;
  readonly worksOnCase: boolean;
  readonly at: string;
}

/** A rule that said no: its code, the fields or steps it speaks of. */
export interface ReturnRefusal {
  readonly code: string;
  readonly fields?: readonly { readonly path: string; readonly code: string }[];
  readonly steps?: readonly ReturnStepCode[];
}

const NO_SIDE: ReturnRefusal = { code: 'no_side' };

/** Why a step may not be signed a first time, or null. Free text is no evidence: every kind of document of the step has to be there, whole and in force. */
export function attestRefusal(process: ReturnProcess, standing: StepStanding, given: NewAttestation, signer: Signer, settings: ReturnSettings): ReturnRefusal | null {
  if (!isReturnOpen(process.state)) return { code: 'return_ended' };
  if (applies(given.step, process.placement) !== true) return { code: process.placement === null ? 'placement_open' : 'step_not_applicable', steps: [given.step] };
  if (standing.state === 'closed' || standing.state === 'overridden') return { code: 'step_closed', steps: [given.step] };
  if (standing.waitsFor.length > 0) return { code: 'steps_before', steps: standing.waitsFor };
  if (!maySign(given.step, signer)) return NO_SIDE;
  const fields = [...outcomeProblems(given), ...documentProblems(given, signer.at.slice(0, 10))];
  if (fields.length > 0) return { code: 'evidence_missing', fields };
  const until = validUntil(given, settings);
  if (until !== null && until < decisiveDay(process, signer.at.slice(0, 10)) && returnStep(given.step).untilEndsPeriod !== true)
    return { code: 'evidence_expired', steps: [given.step], fields: [{ path: 'documents', code: 'expired' }] };
  return null;
}

/**
 * Why a step may not be countersigned, or null: never by who signed first, in gates of both countries by the other side, and only while its evidence counts.
 */
export function countersignRefusal(process: ReturnProcess, standing: StepStanding, attestation: Attestation, signer: Signer): ReturnRefusal | null {
  const { step } = attestation;
  if (!isReturnOpen(process.state)) return { code: 'return_ended' };
  if (attestation.withdrawnAt !== null || standing.attestation?.id !== attestation.id) return { code: 'attestation_replaced', steps: [step] };
  if (attestation.countersignedAt !== null || attestation.kind === 'override' || !returnStep(step).gate) return { code: 'step_closed', steps: [step] };
  if (attestation.attestedBy === signer.by) return { code: 'same_person', steps: [step] };
  if (!maySign(step, signer)) return NO_SIDE;
  if (isTwoSided(step) && attestation.attestedSide === signer.side) return { code: 'same_side', steps: [step] };
  if (standing.state === 'expired') return { code: 'evidence_expired', steps: [step] };
  if (standing.state === 'reopened') return { code: 'step_reopened', steps: [step] };
  return standing.waitsFor.length > 0 ? { code: 'steps_before', steps: standing.waitsFor } : null;
}

/** Why a step may not be overridden, or null: six gates never, the others by a supervisor with a written reason. */
export function overrideRefusal(process: ReturnProcess, standing: StepStanding, reason: string): ReturnRefusal | null {
  const { step } = standing;
  if (!isReturnOpen(process.state)) return { code: 'return_ended' };
  if (returnStep(step).neverOverridden === true) return { code: 'never_overridden', steps: [step] };
  if (!returnStep(step).gate) return { code: 'not_a_gate', steps: [step] };
  if (applies(step, process.placement) === false) return { code: 'step_not_applicable', steps: [step] };
  if (standing.state === 'closed' || standing.state === 'overridden') return { code: 'step_closed', steps: [step] };
  return reason.trim().length < SHORTEST_REASON ? { code: 'reason_missing', fields: [{ path: 'reason', code: 'required' }] } : null;
}

const SHORTEST_REASON = 10;
const UTC: WorkCalendar = { zone: 'UTC', holidays: [] };

/** The last day the documents count: the earliest they name, or the setting's limit from the oldest; null without either. */
export function validUntil({ step, documents }: NewAttestation, settings: ReturnSettings): string | null {
  const limit = limitOf(settings.validity, step);
  const oldest = documents.map(({ on }) => on).sort()[0];
  const ends = documents.flatMap(({ validUntil: until }) => (until ? [until] : []));
  if (limit && oldest !== undefined) ends.push(dueAt(`${oldest}T12:00:00Z`, limit, UTC).slice(0, 10));
  return ends.sort()[0] ?? null;
}

/** Who keeps the file collects documents of either country; a partner works on the steps of its own. A third country signs nothing. */
export function maySign(step: ReturnStepCode, { side, worksOnCase }: Pick<Signer, 'side' | 'worksOnCase'>): boolean {
  return side !== null && (worksOnCase || isOfSide(step, side));
}

function outcomeProblems({ step, outcome }: NewAttestation): { path: string; code: string }[] {
  const { outcomes } = returnStep(step);
  if (outcomes === undefined) return outcome === null ? [] : [{ path: 'outcome', code: 'not_allowed' }];
  if (outcome === null) return [{ path: 'outcome', code: 'required' }];
  return outcomes.includes(outcome) ? [] : [{ path: 'outcome', code: 'unknown_code' }];
}

function documentProblems({ step, documents }: NewAttestation, today: string): { path: string; code: string }[] {
  const { evidence, untilEndsPeriod } = returnStep(step);
  const missing = evidence.filter((kind) => !documents.some((document) => document.kind === kind));
  return [
    ...missing.map((kind) => ({ path: `documents.${kind}`, code: 'required' })),
    ...documents.flatMap((document, at) => oneDocument(document, at, { evidence, today, needsEnd: untilEndsPeriod === true })),
  ];
}

function oneDocument(document: EvidenceDocument, at: number, { evidence, today, needsEnd }: { evidence: readonly string[]; today: string; needsEnd: boolean }): { path: string; code: string }[] {
  const { kind, on, reference, holder, validUntil: until } = document;
  const path = (field: string): string => `documents.${at}.${field}`;
  return [
    ...(evidence.includes(kind) ? [] : [{ path: path('kind'), code: 'unknown_code' }]),
    ...(!isDateText(on) ? [{ path: path('on'), code: 'not_a_date' }] : on > today ? [{ path: path('on'), code: 'in_future' }] : []),
    ...(reference.trim() === '' ? [{ path: path('reference'), code: 'required' }] : []),
    ...(holder.trim() === '' ? [{ path: path('holder'), code: 'required' }] : []),
    ...(until ? (isDateText(until) ? [] : [{ path: path('validUntil'), code: 'not_a_date' }]) : needsEnd ? [{ path: path('validUntil'), code: 'required' }] : []),
  ];
}
