import type { WorkCalendar } from './calendar';
import { isWorkingDay } from './calendar';
import type { ClockRule } from './clock-rule';
import { parseDuration } from './duration';
import type { LocalTime } from './zone';
import { toInstant, toLocal } from './zone';

const MINUTE = 60_000;
const MOST_DAYS = 4_000;

/**
 * When a step is due (instant, UTC) after an event at `start`. Days and months are counted on the wall clock of the
 * organisation's zone; `working` counts working days only and never ends on another; hours are real time.
 */
export function dueAt(start: string, rule: Pick<ClockRule, 'limit' | 'calendar'>, calendar: WorkCalendar): string {
  const { months, days, minutes } = parseDuration(rule.limit);
  let local = toLocal(Date.parse(start), calendar.zone);
  if (months > 0) local = addMonths(local, months);
  if (days > 0) local = rule.calendar === 'working' ? addWorkingDays(local, days, calendar) : addDays(local, days);
  const moved = months > 0 || days > 0 ? toInstant(local, calendar.zone) : Date.parse(start);
  const due = moved + minutes * MINUTE;
  return new Date(rule.calendar === 'working' ? onWorkingDay(due, calendar) : due).toISOString();
}

function addMonths(local: LocalTime, months: number): LocalTime {
  const index = local.year * 12 + local.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { ...local, year, month, day: Math.min(local.day, last) };
}

function addDays(local: LocalTime, days: number): LocalTime {
  const moved = new Date(Date.UTC(local.year, local.month - 1, local.day + days));
  return { ...local, year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

function addWorkingDays(local: LocalTime, days: number, calendar: WorkCalendar): LocalTime {
  let day = local;
  for (let left = days, tried = 0; left > 0 && tried < MOST_DAYS; tried += 1) {
    day = addDays(day, 1);
    if (isWorkingDay(day.year, day.month, day.day, calendar)) left -= 1;
  }
  return day;
}

function onWorkingDay(instant: number, calendar: WorkCalendar): number {
  const local = toLocal(instant, calendar.zone);
  if (isWorkingDay(local.year, local.month, local.day, calendar)) return instant;
  return toInstant(addWorkingDays(local, 1, calendar), calendar.zone);
}
