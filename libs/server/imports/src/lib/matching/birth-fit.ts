/** How well two birth dates of any precision fit, 0 to 1; `null` when one is unknown. */
export function birthFit(a: string | null, b: string | null): number | null {
  if (!a || !b) return null;
  if (a.length === 10 && b.length === 10) return a === b ? 1 : nearlySameDay(a, b);
  const shared = Math.min(a.length, b.length);
  if (a.slice(0, shared) === b.slice(0, shared)) return shared === 7 ? 0.85 : 0.7;
  return 0;
}

/** Day and month exchanged, or one of year, month and day written differently. */
function nearlySameDay(a: string, b: string): number {
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  if (yearA === yearB && monthA === dayB && dayA === monthB) return 0.8;
  const same = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  return same === 2 ? 0.4 : 0;
}
