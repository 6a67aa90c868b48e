import type { DatePrecision } from './dates';

export interface PartialDate {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly value: string;
  readonly precision: DatePrecision;
}

/** Reads what a date field holds (`2026-5-1`, `2026-5`, `2026`): null when it is no date; '' is no answer and null too. */
export function readPartialDate(typed: string): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(typed.trim());
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (month === undefined) return { value: year, precision: 'year' };
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return { value: `${year}-${month.padStart(2, '0')}`, precision: 'month' };
  const last = new Date(Number(year), Number(month), 0).getDate();
  if (Number(day) < 1 || Number(day) > last) return null;
  return { value: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, precision: 'day' };
}
