export const SCORE_DIMENSIONS = ['economic', 'social', 'psychosocial'] as const;
export type ScoreDimension = (typeof SCORE_DIMENSIONS)[number];

export interface ScoreItem {
  readonly id: string;
  readonly dimension: ScoreDimension;
  /** Value of each answer, 0 to 1. */
  readonly answers: Readonly<Record<string, number>>;
}

/**
 * The child module of the reintegration score. Source: domain rss.json, child_module (items are our own, built on the Child Reintegration
 * Monitoring Toolkit of 2021; answer scales are a proposal). The weights are ours: the result is never called an RSS score.
 */
export const CHILD_MODULE = [
  { id: 'CE1', dimension: 'economic', answers: { never: 0, rarely: 0.25, sometimes: 0.5, often: 0.75, very_often: 1 } },
  { id: 'CE2', dimension: 'economic', answers: { no: 0, yes: 1 } },
  { id: 'CE3', dimension: 'economic', answers: { daily: 0, weekly: 0.25, occasionally: 0.5, never: 1 } },
  { id: 'CE4', dimension: 'economic', answers: { no: 0, yes: 1 } },
  { id: 'CE5', dimension: 'economic', answers: { yes: 0, partly_paid: 0.5, no: 1 } },
  { id: 'CS1', dimension: 'social', answers: { no: 0, yes: 1 } },
  { id: 'CS2', dimension: 'social', answers: { under_50: 0, from_50_to_79: 0.5, from_80: 1 } },
  { id: 'CS3', dimension: 'social', answers: { no: 0, in_process: 0.5, yes: 1 } },
  { id: 'CS4', dimension: 'social', answers: { very_poor: 0.0, poor: 0.25, fair: 0.5, good: 0.75, very_good: 1.0 } },
  { id: 'CS5', dimension: 'social', answers: { very_poor: 0.0, poor: 0.25, fair: 0.5, good: 0.75, very_good: 1.0 } },
  { id: 'CS6', dimension: 'social', answers: { no: 0, yes: 1 } },
  { id: 'CP1', dimension: 'psychosocial', answers: { never: 0, rarely: 0.25, sometimes: 0.5, often: 0.75, very_often: 1 } },
  { id: 'CP2', dimension: 'psychosocial', answers: { never: 0, rarely: 0.25, sometimes: 0.5, often: 0.75, very_often: 1 } },
  { id: 'CP3', dimension: 'psychosocial', answers: { no: 0, yes: 1 } },
  { id: 'CP4', dimension: 'psychosocial', answers: { never: 0, rarely: 0.25, sometimes: 0.5, often: 0.75, very_often: 1 } },
  { id: 'CP5', dimension: 'psychosocial', answers: { very_often: 0, often: 0.25, sometimes: 0.5, rarely: 0.75, never: 1 } },
  { id: 'CP6', dimension: 'psychosocial', answers: { very_often: 0, often: 0.25, sometimes: 0.5, rarely: 0.75, never: 1 } },
  { id: 'CP7', dimension: 'psychosocial', answers: { yes_soon: 0, maybe: 0.5, no: 1 } },
  { id: 'CP8', dimension: 'psychosocial', answers: { yes: 0, attempted: 0.25, no: 1 } },
] as const satisfies readonly ScoreItem[];

export type ScoreItemId = (typeof CHILD_MODULE)[number]['id'];

/** Names the items and the weights a score was made with; stored with the answers. */
export const CHILD_WEIGHT_SET = 'tact-child-1';

/** Answers that outweigh every score (rss.json red_flags). */
export const SCORE_RED_FLAGS: Readonly<Partial<Record<ScoreItemId, readonly string[]>>> = {
  CP8: ['yes', 'attempted'],
  CP7: ['yes_soon'],
  CE3: ['daily'],
  CP1: ['never', 'rarely'],
};
