/** Where a new value's shape differs from the present one's, as a path; null when it does not. Lists may grow and shrink; an entry is shaped as one that stands. */
export function shapeDifference(present: unknown, next: unknown, path = 'value'): string | null {
  if (Array.isArray(present) || Array.isArray(next)) {
    if (!Array.isArray(present) || !Array.isArray(next)) return path;
    if (present.length === 0) return null;
    return first(next.map((part, at) => (present.some((held) => shapeDifference(held, part) === null) ? null : `${path}.${at}`)));
  }
  if (present !== null && next !== null && typeof present === 'object' && typeof next === 'object') {
    const [held, given] = [present as Record<string, unknown>, next as Record<string, unknown>];
    const strange = Object.keys(given).find((name) => !(name in held));
    const missing = Object.keys(held).find((name) => !(name in given));
    if (strange ?? missing) return `${path}.${strange ?? missing}`;
    return first(Object.keys(held).map((name) => shapeDifference(held[name], given[name], `${path}.${name}`)));
  }
  if (typeof present !== typeof next || (present === null) !== (next === null)) return path;
  return typeof next === 'number' && !(Number.isFinite(next) && next >= 0) ? path : null;
}

function first(found: readonly (string | null)[]): string | null {
  return found.find((path) => path !== null) ?? null;
}
