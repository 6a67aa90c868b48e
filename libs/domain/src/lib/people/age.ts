/** A date with its precision: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

export const AGE_BANDS = ['0-5', '6-11', '12-14', '15-17', '18+', 'unknown'] as const;
/** Bands of the consent matrix (IRC/UNICEF, Caring for Child Survivors 2012). */
export type AgeBand = (typeof AGE_BANDS)[number];

const ADULT = 18;

/**
 * The age in whole years on a day, or null without a birth date. With a month or a year only, the youngest age that
 * fits: a doubtful age never makes an adult of a child. A birth after the day gives null.
 */
export function ageAt(birth: PartialDate | null, on: string): number | null {
  if (birth === null || birth === '') return null;
  const [year = 0, month = 12, day = 31] = birth.split('-').map(Number);
  const [toYear = 0, toMonth = 1, toDay = 1] = on.slice(0, 10).split('-').map(Number);
  const before = toMonth < month || (toMonth === month && toDay < Math.min(day, lastDay(toYear, month)));
  const age = toYear - year - (before ? 1 : 0);
  if (age >= 0) return age;
  return age === -1 && birth.length < 10 && birth <= on.slice(0, birth.length) ? 0 : null;
}

/** The consent band of an age; no age is `unknown`, which is read as the strictest child band. */
export function ageBand(age: number | null): AgeBand {
  if (age === null) return 'unknown';
  if (age <= 5) return '0-5';
  if (age <= 11) return '6-11';
  if (age <= 14) return '12-14';
  return age < ADULT ? '15-17' : '18+';
}

/** Whether a person is a child on a day. Unknown age means child (CoE Convention 2005 art. 10(3)). */
export function isChildAt(birth: PartialDate | null, on: string): boolean {
  const age = ageAt(birth, on);
  return age === null || age < ADULT;
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
