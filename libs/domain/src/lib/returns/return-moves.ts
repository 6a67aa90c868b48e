import { dueAt } from '../clocks/due-at';
import type { WorkCalendar } from '../clocks/calendar';
import { reflectionBar, returnBars } from './return-bars';
import type { ReturnProcess } from './return-process';
import type { ReturnSettings } from './return-settings';
import { limitOf } from './return-settings';
import { isDone, standingOf, type StepStanding } from './step-states';
import { gatesOfPhases, type ReturnStepCode } from './steps/return-steps';

/** The moves a person makes; the panel's decision and a stop have their own commands. */
export const RETURN_MOVES = { considered: 'cleared', cleared: 'travelling', travelling: 'arrived' } as const;
export type ReturnMoveTarget = (typeof RETURN_MOVES)[keyof typeof RETURN_MOVES];

/** A condition of a move that is not met: a step that is open, a result that bars it, or a date. */
export interface UnmetReturnGate {
  /** A step's code, or `placement`, `travel_on`. */
  readonly code: string;
  readonly kind: 'attested' | 'computed';
  readonly missing: readonly string[];
}

export interface MoveGround {
  readonly process: ReturnProcess;
  readonly standings: readonly StepStanding[];
  readonly settings: ReturnSettings;
  /** `YYYY-MM-DD`, of the organisation that keeps the file. */
  readonly today: string;
  readonly calendar: WorkCalendar;
}

/** The next state of a return, or null where no move leads on. */
export function nextReturnState({ state }: ReturnProcess): ReturnMoveTarget | null {
  return state === 'considered' || state === 'cleared' || state === 'travelling' ? RETURN_MOVES[state] : null;
}

/** What a move lacks, every gate by its name; empty: it may be made. Everything is asked anew: what was clear may have expired. */
export function unmetForMove(to: ReturnMoveTarget, ground: MoveGround): UnmetReturnGate[] {
  switch (to) {
    case 'cleared':
      return clearance(ground);
    case 'travelling':
      return [...clearance(ground), ...openSteps(ground, 'G'), ...journey(ground)];
    case 'arrived':
      return openSteps(ground, 'H');
  }
}

/** The first gates that stand open, in the order of the checklist: what to do next. */
export function nextGates(standings: readonly StepStanding[]): ReturnStepCode[] {
  return gatesOfPhases('ABCDEFGHIJK').filter((step) => {
    const standing = standingOf(standings, step);
    return !isDone(standing) && standing.waitsFor.length === 0;
  });
}

function clearance(ground: MoveGround): UnmetReturnGate[] {
  const placement: UnmetReturnGate[] = ground.process.placement === null ? [{ code: 'placement', kind: 'computed', missing: ['placement'] }] : [];
  const bars = returnBars(ground.process, ground.standings).map(({ step, code }): UnmetReturnGate => ({ code: step, kind: 'attested', missing: [code] }));
  return [...placement, ...openSteps(ground, 'ABCDEF'), ...bars];
}

function openSteps({ standings }: MoveGround, phases: string): UnmetReturnGate[] {
  return gatesOfPhases(phases).flatMap((step) => {
    const standing = standingOf(standings, step);
    return isDone(standing) ? [] : [{ code: step, kind: 'attested' as const, missing: [standing.state] }];
  });
}

function journey({ process: { travelOn }, standings, settings, today, calendar }: MoveGround): UnmetReturnGate[] {
  if (travelOn === null) return [{ code: 'travel_on', kind: 'computed', missing: ['travel_on'] }];
  const early: UnmetReturnGate[] = today < travelOn ? [{ code: 'travel_on', kind: 'computed', missing: ['before_travel_day'] }] : [];
  const late = (['G3', 'G4'] as const).flatMap((step): UnmetReturnGate[] => {
    const limit = limitOf(settings.notice, step);
    const on = standingOf(standings, step).attestation?.documentOn ?? null;
    if (limit === null || on === null) return [];
    return dueAt(`${on}T12:00:00Z`, limit, calendar).slice(0, 10) > travelOn ? [{ code: step, kind: 'attested', missing: ['too_late'] }] : [];
  });
  const reflection = reflectionBar(standings, travelOn).map(({ step, code }): UnmetReturnGate => ({ code: step, kind: 'attested', missing: [code] }));
  return [...early, ...late, ...reflection];
}
