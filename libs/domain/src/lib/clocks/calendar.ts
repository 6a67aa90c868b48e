import { movableFeastOn } from './movable-feasts';

/** The calendar of the responsible organisation. */
export interface WorkCalendar {
  /** IANA zone, for example `Europe/Tirane`. */
  readonly zone: string;
  /** Holidays as `MM-DD` (every year), `YYYY-MM-DD` (one year) or counted from Easter (`orthodox+1`). */
  readonly holidays: readonly string[];
}

/** Whether people work on a day: no Saturday, Sunday or holiday. Months from 1. */
export function isWorkingDay(year: number, month: number, day: number, calendar: WorkCalendar): boolean {
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = `${year}-${monthDay}`;
  return !calendar.holidays.some((holiday) => holiday === monthDay || holiday === date || movableFeastOn(holiday, year) === date);
}
