import { type ChildScore, SCORE_DIMENSIONS, type ScoreDimension, childScore } from '@tact/domain';
import type { CaseRecord } from '@tact/web/offline';

/** One score as it is drawn: percent of each bar, null where too few answers make none. */
export interface ScoreView {
  readonly id: string;
  readonly on: string;
  readonly bars: readonly { readonly key: 'total' | ScoreDimension; readonly percent: number | null }[];
  readonly band: ChildScore['band'];
  readonly redFlags: number;
}

/** Scores in the order of their dates, oldest first. */
export function scoreViews(records: readonly CaseRecord[]): ScoreView[] {
  return [...records]
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.createdAt.localeCompare(b.createdAt))
    .map((record) => {
      const { dimensions, composite, band, redFlags } = childScore(record.fields);
      const bars = [{ key: 'total' as const, percent: percent(composite) }, ...SCORE_DIMENSIONS.map((key) => ({ key, percent: percent(dimensions[key]) }))];
      return { id: record.id, on: dayOf(record), bars, band, redFlags: redFlags.length };
    });
}

function dayOf({ fields, createdAt }: CaseRecord): string {
  return typeof fields['on'] === 'string' ? fields['on'] : createdAt.slice(0, 10);
}

function percent(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100);
}
