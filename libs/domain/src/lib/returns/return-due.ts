import type { WorkCalendar } from '../clocks/calendar';
import { dueAt } from '../clocks/due-at';
import type { ReturnSettings } from './return-settings';
import { limitOf } from './return-settings';
import { isReturnStep, RETURN_STEP_CODES, type ReturnStepCode } from './steps/return-steps';

/** The task of a step, for steps that have a time. */
export function returnTask(step: ReturnStepCode): string {
  return `return_${step}`;
}

export interface DueStep {
  readonly step: ReturnStepCode;
  /** Instant, UTC. */
  readonly dueAt: string;
}

/** The steps that are counted from the closing of `after` (or from `considered`) at an instant, with their due times. */
export function stepsDueAfter(after: ReturnStepCode | 'considered', at: string, settings: ReturnSettings, calendar: WorkCalendar): DueStep[] {
  return Object.entries(settings.due).flatMap(([step, rule]) => (isReturnStep(step) && rule.after === after ? [{ step, dueAt: dueAt(at, rule, calendar) }] : []));
}

/** The steps that have to be done some time before the day of travel, due at noon of the last day that is early enough. */
export function stepsDueBeforeTravel(travelOn: string, settings: ReturnSettings, calendar: WorkCalendar): DueStep[] {
  return RETURN_STEP_CODES.flatMap((step) => {
    const limit = limitOf(settings.notice, step);
    const day = limit && lastDayFor(travelOn, limit, calendar);
    return day ? [{ step, dueAt: `${day}T12:00:00.000Z` }] : [];
  });
}

const MOST_DAYS = 60;

function lastDayFor(travelOn: string, limit: { readonly limit: string; readonly calendar: 'all' | 'working' }, calendar: WorkCalendar): string | null {
  for (let back = 1; back <= MOST_DAYS; back += 1) {
    const day = new Date(Date.parse(`${travelOn}T12:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10);
    if (dueAt(`${day}T12:00:00Z`, limit, calendar).slice(0, 10) <= travelOn) return day;
  }
  return null;
}
