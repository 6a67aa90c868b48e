/** What somebody said about a birth when registering. */
export interface BirthAnswer {
  readonly birthDate?: string | null;
  readonly birthYear?: number | null;
  readonly ageEstimate?: number | null;
}

export interface Birth {
  readonly birthDate: string | null;
  readonly birthPrecision: 'day' | 'month' | 'year' | 'estimated' | null;
}

const PRECISION = { 10: 'day', 7: 'month', 4: 'year' } as const;

/** A date with its precision; an estimated age gives an estimated year. The most exact answer counts; no answer is none. `today`: any ISO date. */
export function birthOf({ birthDate, birthYear, ageEstimate }: BirthAnswer, today: string): Birth {
  if (birthDate) return { birthDate, birthPrecision: PRECISION[birthDate.length as keyof typeof PRECISION] ?? 'year' };
  if (birthYear) return { birthDate: String(birthYear), birthPrecision: 'year' };
  if (ageEstimate !== undefined && ageEstimate !== null) return { birthDate: String(Number(today.slice(0, 4)) - ageEstimate), birthPrecision: 'estimated' };
  return { birthDate: null, birthPrecision: null };
}

/** The clear birth year of a case, from the birth date of its identity record. */
export function birthYearOf(birthDate: unknown): number | null {
  return typeof birthDate === 'string' && /^\d{4}/.test(birthDate) ? Number(birthDate.slice(0, 4)) : null;
}
