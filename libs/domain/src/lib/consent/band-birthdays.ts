import type { PartialDate } from '../people/age';

/** The ages at which another band of the consent matrix begins. */
export const BAND_AGES = [6, 12, 15, 18] as const;

/**
 * The days (`YYYY-MM-DD`) on which a child enters another band, by the same reading as `ageAt`: of a month or a year only, the last day of it,
 * so that a doubtful age never makes an adult of a child. A child of 29 February has its birthday on the 28th in other years. Empty without a birth date.
 */
export function bandBirthdays(birth: PartialDate | null): string[] {
  if (birth === null || birth === '') return [];
  const [year = 0, month = 12, day = 31] = birth.split('-').map(Number);
  return BAND_AGES.map((age) => {
    const last = new Date(Date.UTC(year + age, month, 0)).getUTCDate();
    return `${year + age}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
  });
}
