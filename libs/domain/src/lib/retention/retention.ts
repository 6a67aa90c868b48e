import type { VictimStatus } from '../codes/code-lists';

/** How long a closed file is kept: years after its closure, and years after the child came of age; the later counts. */
export interface RetentionRule {
  readonly yearsAfterClosure: number;
  readonly yearsAfterMajority: number;
}

/** One rule for children at risk and one for victims (potential and above), for a programme (its id), a country (ISO) or, both empty, for all. */
export interface RetentionRules {
  readonly programmeId: string;
  readonly country: string;
  readonly atRisk: RetentionRule;
  readonly victim: RetentionRule;
}

/** The setting `retention`: rules of the programme go before those of the country, and these before those for all. */
export type RetentionSettings = readonly RetentionRules[];

const FOR_ALL: RetentionRules = {
  programmeId: '', country: '', atRisk: { yearsAfterClosure: 5, yearsAfterMajority: 3 }, victim: { yearsAfterClosure: 10, yearsAfterMajority: 10 },
};

/** `domain/code_lists.json`, retention (D): closure + 5 years or 18 + 3; for victims + 10 or 18 + 10. */
export const DEFAULT_RETENTION: RetentionSettings = [FOR_ALL];

const ADULT = 18;

export interface ClosedCase {
  readonly programmeId: string;
  readonly country: string;
  readonly victimStatus: VictimStatus | string;
  readonly birthYear: number | null;
  /** Instant, UTC. */
  readonly closedAt: string;
}

/** The instant (UTC) from which a closed case may be erased. Of a birth year alone its last day counts: a file is rather kept too long. */
export function retentionEnds(theCase: ClosedCase, settings: RetentionSettings): string {
  const rules = settings.find(({ programmeId }) => programmeId !== '' && programmeId === theCase.programmeId)
    ?? settings.find(({ programmeId, country }) => programmeId === '' && country !== '' && country === theCase.country)
    ?? settings.find(({ programmeId, country }) => programmeId === '' && country === '') ?? FOR_ALL;
  const isVictim = !['at_risk', 'not_victim'].includes(theCase.victimStatus);
  const { yearsAfterClosure, yearsAfterMajority } = isVictim ? rules.victim : rules.atRisk;
  const afterClosure = new Date(theCase.closedAt);
  afterClosure.setUTCFullYear(afterClosure.getUTCFullYear() + yearsAfterClosure);
  if (theCase.birthYear === null) return afterClosure.toISOString();
  const afterMajority = Date.UTC(theCase.birthYear + ADULT + yearsAfterMajority + 1, 0, 1);
  return new Date(Math.max(afterClosure.getTime(), afterMajority)).toISOString();
}

/** The shortest time after closure under any of the rules, in years: nothing closed later can be due. */
export function shortestRetention(settings: RetentionSettings): number {
  return Math.min(...[FOR_ALL, ...settings].flatMap(({ atRisk, victim }) => [atRisk.yearsAfterClosure, victim.yearsAfterClosure]));
}
