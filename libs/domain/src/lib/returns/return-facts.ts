import type { ReturnFacts } from '../lifecycle/case-facts';
import { isReturnLive, isReturnOpen, type ReturnProcess } from './return-process';
import { isDone, standingOf, type StepStanding } from './step-states';
import type { ReturnStepCode } from './steps/return-steps';

const ENTRY: readonly ReturnStepCode[] = ['A1', 'A2', 'A3', 'A4', 'A5'];

/** What the gates of the case read of its newest return (domain avr_checklist.json stages). */
export function returnFacts(process: ReturnProcess, standings: readonly StepStanding[]): ReturnFacts {
  const isMet = (step: ReturnStepCode): boolean => isDone(standingOf(standings, step));
  return {
    underConsideration: isReturnLive(process.state),
    entryCleared: ENTRY.every(isMet),
    handOverSigned: isReturnOpen(process.state) && isMet('H2'),
    arrivalCareGiven: isReturnOpen(process.state) && isMet('I1'),
    ended: process.state === 'stopped' || process.state === 'stayed',
  };
}
