import { defaultSettings } from '../settings/default-settings';

export type Escalation = 'none' | 'owner' | 'supervisor';

/**
 * Who is told about a missed step: the owner at the limit, the supervisor at 1.5 times it (domain clocks.json).
 * Instants in UTC; `start` is the event the clock counts from.
 */
export function escalationAt(
  start: string,
  due: string,
  now: string,
  factor = defaultSettings.escalationFactor,
): Escalation {
  if (Date.parse(now) < Date.parse(due)) return 'none';
  return Date.parse(now) < Date.parse(supervisorDueAt(start, due, factor)) ? 'owner' : 'supervisor';
}

/** When the supervisor is told: `factor` times the span from start to due. */
export function supervisorDueAt(start: string, due: string, factor = defaultSettings.escalationFactor): string {
  const from = Date.parse(start);
  return new Date(from + (Date.parse(due) - from) * factor).toISOString();
}
