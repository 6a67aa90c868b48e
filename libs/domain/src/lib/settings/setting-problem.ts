import { isDateText } from '../case/partial-date-text';
import { isClockEvent } from '../clocks/clock-events';
import { isDuration } from '../clocks/duration';
import { isMovableFeast } from '../clocks/movable-feasts';

const MOST = 100_000;
const CALENDARS: readonly unknown[] = ['all', 'working'];

/**
 * The path of what the rules could not work with in a setting that has the right shape, or null: a number out of all proportion, a zone,
 * day or duration that is none. Tasks would otherwise fail wherever the setting is read.
 */
export function settingProblem(key: string, value: unknown): string | null {
  return problemAt(key, value, 'value');
}

function problemAt(key: string, value: unknown, path: string): string | null {
  if (Array.isArray(value)) return first(value.map((part, at) => problemAt(key, part, `${path}.${at}`)));
  if (typeof value === 'object' && value !== null)
    return first(Object.entries(value).map(([name, part]) => (name in FIELDS ? check(FIELDS[name], part, `${path}.${name}`) : problemAt(key, part, `${path}.${name}`))));
  if (typeof value === 'number') return value <= MOST && (key !== 'escalationFactor' || value >= 1) ? null : path;
  return check(VALUES[key], value, path);
}

const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  limit: (value) => typeof value === 'string' && isDuration(value),
  calendar: (value) => CALENDARS.includes(value),
  from: isClockEvent,
};
const VALUES: Readonly<Record<string, (value: unknown) => boolean>> = {
  zones: isZone,
  holidays: (value) => isDateText(value) || isMovableFeast(value) || (typeof value === 'string' && /^\d{2}-\d{2}$/.test(value) && isDateText(`2024-${value}`)),
};

function check(isGood: ((value: unknown) => boolean) | undefined, value: unknown, path: string): string | null {
  return isGood === undefined || isGood(value) ? null : path;
}

function isZone(value: unknown): boolean {
  try {
    return typeof value === 'string' && new Intl.DateTimeFormat('en', { timeZone: value }) !== null;
  } catch {
    return false;
  }
}

function first(found: readonly (string | null)[]): string | null {
  return found.find((path) => path !== null) ?? null;
}
