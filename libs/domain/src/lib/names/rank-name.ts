import { nameParts } from './clean-name';
import { likeness } from './edit-distance';
import { foldParts } from './fold-name';
import type { FoldedPart } from './fold-name';
import { phoneticKeys } from './phonetic-keys';

/** Parts compared at most; a longer name is compared by its first ones. */
const COMPARED_PARTS = 8;

interface RankedPart extends FoldedPart { keys: string[]; weight: number }

const prepare = (name: string): RankedPart[] =>
  foldParts(name).slice(0, COMPARED_PARTS).map((part) => ({ ...part, keys: [part.fold, ...part.readings].flatMap(phoneticKeys), weight: Math.min(part.light.length, 12) + 1 }));

/** A part of a candidate: its weight, and the likeness of each searched part to it times that part's weight. */
interface ComparedPart { weight: number; gains: readonly number[] }

function partLikeness(a: RankedPart, b: RankedPart): number {
  if (a.exact === b.exact) return 1;
  const light = likeness(a.light, b.light);
  const fold = Math.max(likeness(a.fold, b.fold), ...a.readings.map((other) => likeness(other, b.fold)), ...b.readings.map((other) => likeness(a.fold, other)));
  const letters = 0.7 * Math.max(light, fold) + 0.3 * Math.min(light, fold);
  const sounds = a.keys.some((key) => b.keys.includes(key)) ? 1 : 0;
  return Math.min(0.97, letters + (1 - letters) * 0.25 * sounds);
}

/** The best total over all ways of giving each searched part a part of its own (a table over sets of taken parts). */
function bestAssignment(searched: number, candidate: readonly ComparedPart[]): { total: number; taken: number } {
  let best = new Map<number, number>([[0, 0]]);
  for (let part = 0; part < searched; part++) {
    const next = new Map(best);
    for (const [taken, total] of best) {
      candidate.forEach(({ gains }, i) => {
        const key = taken | (1 << i);
        const sum = total + (gains[part] ?? 0);
        if (key !== taken && sum > (next.get(key) ?? -1)) next.set(key, sum);
      });
    }
    best = next;
  }
  let result = { total: 0, taken: 0 };
  for (const [taken, total] of best) if (total > result.total) result = { total, taken };
  return result;
}

const weightOf = (parts: readonly { weight: number }[]): number => parts.reduce((sum, part) => sum + part.weight, 0);

/**
 * Prepares a search text once and returns its likeness, 0 to 1, to each candidate: the share of the search that some part
 * of the candidate answers, whatever the order, less up to a fiftieth for what the candidate has besides. Parts met before
 * are compared once, so keep the function for one search only.
 */
export function nameRanker(query: string): (candidate: string) => number {
  const searched = prepare(query);
  const all = weightOf(searched);
  const known = new Map<string, ComparedPart>();
  const compare = (text: string): ComparedPart[] => nameParts(text).slice(0, COMPARED_PARTS).map((exact) => {
    const before = known.get(exact);
    if (before !== undefined) return before;
    const [part] = prepare(exact);
    const compared: ComparedPart = part === undefined
      ? { weight: 0, gains: [] }
      : { weight: part.weight, gains: searched.map((other) => other.weight * partLikeness(other, part)) };
    known.set(exact, compared);
    return compared;
  });
  return (candidate) => {
    const parts = compare(candidate);
    if (searched.length === 0 || parts.length === 0) return 0;
    const { total, taken } = bestAssignment(searched.length, parts);
    const answered = weightOf(parts.filter((_, i) => (taken & (1 << i)) !== 0)) / weightOf(parts);
    return (total / all) * (0.98 + 0.02 * answered);
  };
}

/** Likeness, 0 to 1, of a search text to one name; see `nameRanker`. 1 only for the same parts, in any order. */
export const rankName = (query: string, candidate: string): number => nameRanker(query)(candidate);
