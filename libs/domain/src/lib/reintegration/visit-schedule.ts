import type { WorkCalendar } from '../clocks/calendar';
import { dueAt } from '../clocks/due-at';
import type { FollowUpSettings } from './follow-up-settings';

export type FollowUpTask = 'reintegration_visit' | 'reintegration_score' | 'post_closure_visit' | 'unannounced_visit';
/** Kinds of tasks that a visit to the child does. */
export const VISIT_TASKS: readonly FollowUpTask[] = ['reintegration_visit', 'post_closure_visit', 'unannounced_visit'];

export interface ScheduledTask {
  readonly kind: FollowUpTask;
  /** Days after the event. */
  readonly day: number;
  /** Instant, UTC. */
  readonly dueAt: string;
}

/** The dated visits and scores of a case that comes to reintegration at `start` (instant), in the organisation's zone. */
export function reintegrationSchedule(start: string, settings: FollowUpSettings, calendar: WorkCalendar): ScheduledTask[] {
  return [
    ...settings.reintegration.map((day) => scheduled('reintegration_visit', day, start, calendar)),
    ...settings.scores.map((day) => scheduled('reintegration_score', day, start, calendar)),
  ];
}

/** The visits after closure (case_steps.json closure_criteria.post_closure). */
export function postClosureSchedule(start: string, settings: FollowUpSettings, calendar: WorkCalendar): ScheduledTask[] {
  return settings.postClosure.map((day) => scheduled('post_closure_visit', day, start, calendar));
}

/** When the unannounced visit is due that two missed visits in a row ask for. */
export function unannouncedVisitDue(now: string, settings: FollowUpSettings, calendar: WorkCalendar): string {
  return dueAt(now, { limit: `P${settings.unannouncedWithin}D`, calendar: 'working' }, calendar);
}

/** Days before and after its due day that a visit still counts as the scheduled one. */
export function toleranceOf(day: number, settings: FollowUpSettings): number {
  return settings.tolerance.find(({ upTo }) => day <= upTo)?.days ?? settings.tolerance.at(-1)?.days ?? 0;
}

export interface OpenVisit {
  readonly id: string;
  /** When the case came to the stage or was closed (instant): the schedule counts from it. */
  readonly start: string;
  readonly dueAt: string;
}

const DAY_MS = 86_400_000;

/**
 * What a visit on a day (YYYY-MM-DD) does to the open scheduled visits: the latest whose window has begun is done, and the earlier ones
 * were missed. A visit before any window does none.
 */
export function visitDoes(
  open: readonly OpenVisit[],
  on: string,
  settings: FollowUpSettings,
): { readonly done: string | null; readonly missed: readonly string[] } {
  const begun = [...open]
    .filter((visit) => windowOf(visit, settings).from.slice(0, 10) <= on)
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const done = begun.at(-1);
  return { done: done?.id ?? null, missed: begun.slice(0, -1).map(({ id }) => id) };
}

/** Whether two scheduled visits in a row were missed: two open ones whose windows have passed (rss.json missed_rule). */
export function hasMissedTwice(open: readonly OpenVisit[], now: string, settings: FollowUpSettings): boolean {
  return open.filter((visit) => windowOf(visit, settings).until < now).length >= 2;
}

function windowOf(visit: OpenVisit, settings: FollowUpSettings): { readonly from: string; readonly until: string } {
  const due = Date.parse(visit.dueAt);
  const day = Math.round((due - Date.parse(visit.start)) / DAY_MS);
  const days = toleranceOf(day, settings) * DAY_MS;
  return { from: new Date(due - days).toISOString(), until: new Date(due + days).toISOString() };
}

function scheduled(kind: FollowUpTask, day: number, start: string, calendar: WorkCalendar): ScheduledTask {
  return { kind, day, dueAt: dueAt(start, { limit: `P${day}D`, calendar: 'all' }, calendar) };
}
