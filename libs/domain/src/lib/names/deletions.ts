/** Letters of a part, from its start, whose deletion is a neighbour; later letters count only in full. */
export const DELETION_LETTERS = 20;

/**
 * A part with each single letter left out, without repeats, for parts of three letters or more. Two parts that differ by
 * one wrong, missing, added or swapped letter share one of these or one is the other's deletion.
 */
export function deletions(part: string): string[] {
  const letters = [...part];
  if (letters.length < 3) return [];
  const result = new Set<string>();
  for (let i = 0; i < Math.min(letters.length, DELETION_LETTERS); i++) {
    result.add(letters.slice(0, i).join('') + letters.slice(i + 1).join(''));
  }
  return [...result];
}
