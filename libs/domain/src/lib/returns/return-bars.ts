import type { ReturnProcess } from './return-process';
import type { ReturnStepCode } from './steps/return-steps';
import { isDone, standingOf, type StepStanding } from './step-states';

/** A result that stands against the return although its step is closed. */
export interface ReturnBar {
  readonly step: ReturnStepCode;
  readonly code: 'family_involved' | 'family_unclear' | 'risk_high' | 'child_refused' | 'child_undecided' | 'not_in_best_interests' | 'bid_deferred' | 'reflection_period';
}

const BARS: Readonly<Partial<Record<ReturnStepCode, Readonly<Record<string, ReturnBar['code']>>>>> = {
  C4: { high: 'risk_high' },
  D1: { refuses: 'child_refused', undecided: 'child_undecided' },
  E1: { stay: 'not_in_best_interests', third_country: 'not_in_best_interests', defer: 'bid_deferred' },
};

/**
 * What was found that bars the return: a carer involved (return to the family only), a high risk without a plan, a child that does not want to go, a panel that
 * decided otherwise. Source: domain avr_checklist.json, notes of B4, C4, D1 and E1.
 */
export function returnBars(process: ReturnProcess, standings: readonly StepStanding[]): ReturnBar[] {
  return standings.flatMap((standing): ReturnBar[] => {
    const { step, attestation } = standing;
    const outcome = attestation?.outcome ?? null;
    if (!isDone(standing) || outcome === null) return [];
    if (step === 'B4' && outcome !== 'not_involved' && process.placement === 'family') return [{ step, code: outcome === 'involved' ? 'family_involved' : 'family_unclear' }];
    const code = BARS[step]?.[outcome];
    return code ? [{ step, code }] : [];
  });
}

/** Travel on a day before the reflection period ends: only when the child wishes to go sooner (A6, its note). */
export function reflectionBar(standings: readonly StepStanding[], travelOn: string): ReturnBar[] {
  const ends = standingOf(standings, 'A6').attestation?.validUntil ?? null;
  const wishes = standingOf(standings, 'D1').attestation?.outcome === 'agrees_sooner';
  return ends !== null && travelOn < ends && !wishes ? [{ step: 'A6', code: 'reflection_period' }] : [];
}
