import type { ScoreDimension, ScoreItem, ScoreItemId } from './child-module';
import { CHILD_MODULE, SCORE_DIMENSIONS, SCORE_RED_FLAGS } from './child-module';

export type ScoreBand = 'low' | 'medium' | 'high';

export interface ChildScore {
  /** Each 0 to 1; null where fewer than `MIN_ANSWERED` of its items are answered. */
  readonly dimensions: Readonly<Record<ScoreDimension, number | null>>;
  /** Mean of the three; null when one of them is. */
  readonly composite: number | null;
  readonly band: ScoreBand | null;
  /** Ids of the items whose answer is a red flag: they outweigh the score. */
  readonly redFlags: readonly ScoreItemId[];
}

/** rss.json scoring: below this share of answered items a dimension has no value. */
export const MIN_ANSWERED = 0.7;
/** Upper ends of the bands (thirds; MEASURE, K). */
const BANDS: readonly (readonly [number, ScoreBand])[] = [
  [0.33, 'low'],
  [0.66, 'medium'],
  [Number.POSITIVE_INFINITY, 'high'],
];

type Answers = Readonly<Record<string, unknown>>;

/**
 * The TACT reintegration score of a set of answers (item id to answer code): unanswered and unknown answers are left out; every item and
 * every dimension weighs the same.
 */
export function childScore(answers: Answers): ChildScore {
  const entries = SCORE_DIMENSIONS.map((dimension) => [dimension, dimensionScore(dimension, answers)] as const);
  const values = entries.flatMap(([, value]) => value ?? []);
  const composite =
    values.length === SCORE_DIMENSIONS.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null;
  return {
    dimensions: Object.fromEntries(entries) as ChildScore['dimensions'],
    composite,
    band: composite === null ? null : bandOf(composite),
    redFlags: scoreRedFlags(answers),
  };
}

/** The items whose answer is a red flag. */
export function scoreRedFlags(answers: Answers): ScoreItemId[] {
  return CHILD_MODULE.map(({ id }) => id).filter((id) => SCORE_RED_FLAGS[id]?.includes(String(answers[id])) ?? false);
}

/** The band of a value between 0 and 1. */
export function bandOf(value: number): ScoreBand {
  return BANDS.find(([end]) => value < end)?.[1] ?? 'high';
}

/** Who answers by the child's age in whole years (rss.json age_rule); an unknown age is asked with pictures. */
export function scoreRespondent(age: number | null): 'carer_and_observation' | 'child_with_pictures' | 'child_alone' {
  if (age !== null && age < 8) return 'carer_and_observation';
  return age === null || age < 12 ? 'child_with_pictures' : 'child_alone';
}

function dimensionScore(dimension: ScoreDimension, answers: Answers): number | null {
  const items = CHILD_MODULE.filter((item): boolean => item.dimension === dimension);
  const values = items.flatMap((item: ScoreItem) => item.answers[String(answers[item.id])] ?? []);
  return values.length / items.length < MIN_ANSWERED
    ? null
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}
