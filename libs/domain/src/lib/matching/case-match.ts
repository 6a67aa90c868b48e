/**
 * Known elsewhere (DESIGN.md section 3): two cases that may be of one child, beyond the sight of who registered the newer. `found`: the older case's
 * supervisor knows; `asked`: the newer case's knows too; `agreed`: each sees the other's summary and identity; `linked`: one child; `different`: over.
 */
export const MATCH_STATES = ['found', 'asked', 'agreed', 'linked', 'different'] as const;
export type MatchState = (typeof MATCH_STATES)[number];
export const MATCH_ACTS = ['agree', 'differ', 'link', 'unlink'] as const;
export type MatchAct = (typeof MATCH_ACTS)[number];
/** `both`: supervises the two cases, of two workers: nothing needs to be agreed with anybody. */
export type MatchSide = 'older' | 'newer' | 'both';

/** For so long each of two supervisors who agreed may read the other case. */
export const MATCH_OPEN_DAYS = 14;

const STEPS: Readonly<Record<MatchState, Readonly<Record<MatchSide, Readonly<Partial<Record<MatchAct, MatchState>>>>>> > = {
  found: { older: { agree: 'asked', differ: 'different' }, newer: {}, both: { link: 'linked', differ: 'different' } },
  asked: { older: { differ: 'different' }, newer: { agree: 'agreed', differ: 'different' }, both: { link: 'linked', differ: 'different' } },
  agreed: { older: { link: 'linked', differ: 'different' }, newer: { link: 'linked', differ: 'different' }, both: { link: 'linked', differ: 'different' } },
  linked: { older: { unlink: 'agreed' }, newer: { unlink: 'agreed' }, both: { unlink: 'agreed' } },
  different: { older: {}, newer: {}, both: {} },
};

/** What a supervisor of that side may do now. */
export function matchActs(state: MatchState, side: MatchSide): readonly MatchAct[] {
  return MATCH_ACTS.filter((act) => STEPS[state][side][act] !== undefined);
}

/** What becomes of it; null when that side may not. */
export function matchStep(state: MatchState, side: MatchSide, act: MatchAct): MatchState | null {
  return STEPS[state][side][act] ?? null;
}

/** Whether a supervisor of that side knows of the match at all: the newer case's only once it is asked. */
export function isMatchShown(state: MatchState, side: MatchSide): boolean {
  return state !== 'different' && (side !== 'newer' || state !== 'found');
}

export interface MatchCandidate {
  /** Likeness of the names, 0 to 1. */
  readonly nameScore: number;
  readonly sex: string | null;
  readonly birthYear: number | null;
}

/** Names that share one part only are mostly below 0.76. */
const LIKELY_NAME = 0.8;

/** Whether two cases are worth a supervisor's look: like names, no other sex, and birth years no more than one apart; what is unknown tells nothing against it. */
export function isLikelySameChild(one: Omit<MatchCandidate, 'nameScore'>, other: MatchCandidate): boolean {
  const sexes = one.sex === null || other.sex === null || one.sex === other.sex || [one.sex, other.sex].includes('unknown');
  const years = one.birthYear === null || other.birthYear === null || Math.abs(one.birthYear - other.birthYear) <= 1;
  return other.nameScore >= LIKELY_NAME && sexes && years;
}
