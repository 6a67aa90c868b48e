/** A day counted from Easter Sunday of a church, as settings write it: `orthodox-2` is Orthodox Good Friday, `western+1` Easter Monday. */
export type MovableFeast = `${Church}${'+' | '-'}${number}`;
export type Church = 'orthodox' | 'western';

const FEAST = /^(orthodox|western)([+-])(\d{1,3})$/;
const DAY = 86_400_000;
const MOST_DAYS = 120;

/** Whether a text names a day counted from Easter, at most 120 days away. */
export function isMovableFeast(text: unknown): text is MovableFeast {
  const match = typeof text === 'string' ? FEAST.exec(text) : null;
  return match !== null && Number(match[3]) <= MOST_DAYS;
}

/** The date (`YYYY-MM-DD`) of such a day in a year; null for a text that names none. */
export function movableFeastOn(text: string, year: number): string | null {
  const match = isMovableFeast(text) ? FEAST.exec(text) : null;
  if (!match) return null;
  const days = Number(match[3]) * (match[2] === '-' ? -1 : 1);
  return new Date(easterSunday(match[1] as Church, year) + days * DAY).toISOString().slice(0, 10);
}

/**
 * Easter Sunday (midnight UTC, milliseconds), in the Gregorian calendar, 1900 to 2099. Western: the anonymous Gregorian rule; Orthodox:
 * the rule of Meeus for the Julian calendar, thirteen days on.
 */
export function easterSunday(church: Church, year: number): number {
  return church === 'western' ? westernEaster(year) : orthodoxEaster(year);
}

function westernEaster(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1);
}

function orthodoxEaster(year: number): number {
  const moon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const days = moon + weekday + 114;
  return Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1 + 13);
}
