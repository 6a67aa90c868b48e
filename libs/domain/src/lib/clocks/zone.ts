/** A wall-clock date and time somewhere. Months from 1. */
export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly minute: number;
}

const FORMATS = new Map<string, Intl.DateTimeFormat>();
const MINUTE = 60_000;

/** The wall clock in an IANA zone at an instant (milliseconds since the epoch). */
export function toLocal(instant: number, zone: string): LocalTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return { year: of('year'), month: of('month'), day: of('day'), minute: (of('hour') % 24) * 60 + of('minute') };
}

/**
 * The instant (milliseconds) of a wall-clock time in a zone. A time that the spring change leaves out is moved past the
 * gap; one that the autumn change has twice is the first.
 */
export function toInstant(local: LocalTime, zone: string): number {
  const wanted = Date.UTC(local.year, local.month - 1, local.day, 0, local.minute);
  const offsets = [-1, 1].map((side) => offsetAt(wanted + side * 24 * 60 * MINUTE, zone));
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(instant, zone) === wanted);
  return exact ?? Math.max(...candidates);
}

/** The calendar day `YYYY-MM-DD` in a zone at an instant (ISO 8601). */
export function dayIn(instant: string, zone: string): string {
  const { year, month, day } = toLocal(Date.parse(instant), zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Local time less UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const local = toLocal(instant, zone);
  const whole = Math.floor(instant / MINUTE) * MINUTE;
  return Date.UTC(local.year, local.month - 1, local.day, 0, local.minute) - whole;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  FORMATS.set(zone, format);
  return format;
}
