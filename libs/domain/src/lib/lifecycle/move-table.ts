import type { Gate } from './gates/gate';
import { approvedTo, closureCriteria, nothingPending, reasonGiven } from './gates/closure-gates';
import { handOverReturnedTo, leadAccepted, reintegrationPlan, safePlacement } from './gates/hand-over-gates';
import { lowRiskTwice, mandatoryReport, newDanger, notVictim, protectionConcern, redFlag } from './gates/protection-gates';
import { registered, riskScreened } from './gates/registration-gates';
import { arrivalCare, outsideResidence, returnConsidered, returnEnded, returnEntry, returnHandOver } from './gates/return-gates';
import type { Place, Stage } from './stages';

export interface Move {
  readonly from: Place;
  readonly to: Place;
  readonly gates: readonly Gate[];
}

/** The stages a case is in before it is handed over. */
const WORKING: readonly Stage[] = ['intake', 'prevention', 'protection', 'assisted_return', 'reintegration'];
const OPEN: readonly Stage[] = [...WORKING, 'referral'];
const TO_PROTECTION = [protectionConcern, mandatoryReport] as const;

/**
 * Every allowed move of a case and its gates: the table of DESIGN.md section 2. Two rows with the same ends are two
 * ways to make the same move; one of them has to be met whole.
 */
export const MOVES: readonly Move[] = [
  { from: 'intake', to: 'prevention', gates: [registered, riskScreened] },
  { from: 'intake', to: 'protection', gates: TO_PROTECTION },
  { from: 'prevention', to: 'protection', gates: TO_PROTECTION },
  { from: 'protection', to: 'prevention', gates: [lowRiskTwice, notVictim, approvedTo('prevention')] },
  { from: 'protection', to: 'assisted_return', gates: [outsideResidence, returnEntry, returnConsidered] },
  { from: 'assisted_return', to: 'reintegration', gates: [returnHandOver, arrivalCare] },
  { from: 'assisted_return', to: 'protection', gates: [returnEnded] },
  { from: 'protection', to: 'reintegration', gates: [safePlacement, reintegrationPlan] },
  { from: 'reintegration', to: 'protection', gates: [redFlag] },
  ...WORKING.map((from): Move => ({ from, to: 'referral', gates: [leadAccepted] })),
  { from: 'referral', to: 'protection', gates: [newDanger] },
  ...WORKING.map((to): Move => ({ from: 'referral', to, gates: [handOverReturnedTo(to)] })),
  ...OPEN.map((from): Move => ({ from, to: 'closed', gates: [closureCriteria, nothingPending, approvedTo('closed')] })),
  { from: 'closed', to: 'prevention', gates: [reasonGiven] },
  { from: 'closed', to: 'protection', gates: [reasonGiven] },
];
