import type { RiskLevel } from '../codes/code-lists';
import type { TactSettings } from '../settings/default-settings';
import type { WorkCalendar } from './calendar';
import type { ClockRule } from './clock-rule';
import { ruleFor } from './clock-rule';
import { dueAt } from './due-at';

/** What happened to a case; the clocks count from it. */
export type ClockEvent = string;

export interface TaskPlan {
  readonly task: string;
  readonly rule: ClockRule;
}

/** The tasks an event starts at a risk level. A case whose risk nobody has screened yet is timed as medium. */
export function tasksFor(event: ClockEvent, risk: RiskLevel | null, settings: TactSettings): TaskPlan[] {
  const names = new Set(settings.clocks.filter((rule) => rule.from === event).map((rule) => rule.task));
  return [...names].flatMap((task) => {
    const rule = ruleFor(task, risk ?? 'medium', settings.clocks);
    return rule ? [{ task, rule }] : [];
  });
}

/** The same with due times (instants, UTC), counted from `at`. */
export function dueTasksFor(
  event: ClockEvent,
  risk: RiskLevel | null,
  at: string,
  settings: TactSettings,
  calendar: WorkCalendar,
): { readonly task: string; readonly dueAt: string }[] {
  return tasksFor(event, risk, settings).map(({ task, rule }) => ({ task, dueAt: dueAt(at, rule, calendar) }));
}
