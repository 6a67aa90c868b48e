import { likeness } from './edit-distance';
import { foldParts } from './fold-name';
import type { FoldedPart } from './fold-name';
import { phoneticKeys } from './phonetic-keys';

/** Parts compared at most; a longer name is compared by its first ones. */
const COMPARED_PARTS = 8;

interface RankedPart extends FoldedPart { keys: string[]; weight: number }

const prepare = (name: string): RankedPart[] =>
  foldParts(name).slice(0, COMPARED_PARTS).map((part) => ({ ...part, keys: phoneticKeys(part.fold), weight: Math.min(part.light.length, 12) + 1 }));

function partLikeness(a: RankedPart, b: RankedPart): number {
  if (a.exact === b.exact) return 1;
  const light = likeness(a.light, b.light);
  const fold = Math.max(likeness(a.fold, b.fold), a.other === undefined ? 0 : likeness(a.other, b.fold), b.other === undefined ? 0 : likeness(a.fold, b.other));
  const letters = 0.7 * Math.max(light, fold) + 0.3 * Math.min(light, fold);
  const sounds = a.keys.some((key) => b.keys.includes(key)) ? 1 : 0;
  return Math.min(0.97, letters + (1 - letters) * 0.25 * sounds);
}

/** The best total over all ways of giving each searched part a part of its own (a table over sets of taken parts). */
function bestAssignment(query: readonly RankedPart[], candidate: readonly RankedPart[]): { total: number; taken: number } {
  const gains = query.map((part) => candidate.map((other) => part.weight * partLikeness(part, other)));
  let best = new Map<number, number>([[0, 0]]);
  for (const row of gains) {
    const next = new Map(best);
    for (const [taken, total] of best) {
      row.forEach((gain, i) => {
        const key = taken | (1 << i);
        if (key !== taken && total + gain > (next.get(key) ?? -1)) next.set(key, total + gain);
      });
    }
    best = next;
  }
  let result = { total: 0, taken: 0 };
  for (const [taken, total] of best) if (total > result.total) result = { total, taken };
  return result;
}

const weightOf = (parts: readonly RankedPart[]): number => parts.reduce((sum, part) => sum + part.weight, 0);

/**
 * Prepares a search text once and returns its likeness, 0 to 1, to each candidate: the share of the search that some part
 * of the candidate answers, whatever the order, less up to a fiftieth for what the candidate has besides.
 */
export function nameRanker(query: string): (candidate: string) => number {
  const searched = prepare(query);
  const all = weightOf(searched);
  return (candidate) => {
    const parts = prepare(candidate);
    if (searched.length === 0 || parts.length === 0) return 0;
    const { total, taken } = bestAssignment(searched, parts);
    const answered = weightOf(parts.filter((_, i) => (taken & (1 << i)) !== 0)) / weightOf(parts);
    return (total / all) * (0.98 + 0.02 * answered);
  };
}

/** Likeness, 0 to 1, of a search text to one name; see `nameRanker`. 1 only for the same parts, in any order. */
export const rankName = (query: string, candidate: string): number => nameRanker(query)(candidate);
