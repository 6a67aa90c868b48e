import { rankName } from '@tact/domain';
import { birthFit } from './birth-fit';

/** What a likely duplicate is judged by. */
export interface MatchPerson {
  readonly name: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly town: string | null;
}

/** Why two may be one child, for the person who decides. */
export interface MatchReasons {
  readonly name: 'same' | 'like';
  readonly birth: 'same' | 'fits' | 'unknown';
  readonly sex: 'same' | 'unknown';
  readonly town: 'same' | 'differs' | 'unknown';
}

export interface Match {
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: MatchReasons;
}

/**
 * Whether two may be the same child, and why; null when not. The less the birth dates say, the more alike the names must be.
 * Another sex or a birth date that does not fit is no match: this proposes to a person, it decides nothing.
 */
export function matchPeople(a: MatchPerson, b: MatchPerson): Match | null {
  if (isKnown(a.sex) && isKnown(b.sex) && a.sex !== b.sex) return null;
  const birth = birthFit(a.birthDate, b.birthDate);
  if (birth === 0) return null;
  const name = Math.max(rankName(a.name, b.name), rankName(b.name, a.name));
  if (name < nameNeeded(birth)) return null;
  const town = a.town && b.town ? (a.town.localeCompare(b.town, undefined, { sensitivity: 'base' }) === 0 ? 'same' : 'differs') : 'unknown';
  const sex = isKnown(a.sex) && a.sex === b.sex ? 'same' : 'unknown';
  const score = 0.6 * name + 0.3 * (birth ?? 0.4) + (sex === 'same' ? 0.05 : 0.02) + (town === 'same' ? 0.05 : town === 'unknown' ? 0.03 : 0);
  return {
    score: Math.round(score * 1000) / 1000,
    reasons: { name: name >= 0.999 ? 'same' : 'like', birth: birth === null ? 'unknown' : birth === 1 ? 'same' : 'fits', sex, town },
  };
}

function nameNeeded(birth: number | null): number {
  if (birth === 1) return 0.7;
  if (birth === null) return 0.95;
  return birth >= 0.7 ? 0.9 : 0.97;
}

function isKnown(sex: string | null): boolean {
  return sex === 'female' || sex === 'male';
}
