/** The fields of registration: the five that quick registration asks for. */
export const REGISTRATION_FIELDS = ['firstName', 'lastName', 'sex', 'birth', 'area'] as const;

interface RegisteredCase {
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly areaId: string | null;
}

/**
 * What registration still misses: `name` (one of first name, last name or alias), `sex` (`unknown` is an answer,
 * `not_asked` is none), `birth` (a year, or a birth date recorded as unknown) and `area`. Registration itself always
 * succeeds; this is the gate that asks for the rest.
 */
export function registrationMissing(theCase: RegisteredCase, identity: Readonly<Record<string, unknown>>): string[] {
  const missing: string[] = [];
  const aliases = identity['aliases'];
  const named = ['firstName', 'lastName', 'otherNames'].some((field) => String(identity[field] ?? '').trim() !== '');
  if (!named && !(Array.isArray(aliases) && aliases.length > 0)) missing.push('name');
  if (theCase.sex === null || theCase.sex === 'not_asked') missing.push('sex');
  if (theCase.birthYear === null && identity['birthPrecision'] !== 'unknown') missing.push('birth');
  if (theCase.areaId === null) missing.push('area');
  return missing;
}
