/** Texts are compared by their first letters; rows are kept, as making them would take longer than filling them. */
const LONGEST = 64;
const rows = [new Uint16Array(LONGEST + 1), new Uint16Array(LONGEST + 1), new Uint16Array(LONGEST + 1)] as const;

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours each count one. At most 64 units each. */
function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  const width = b.length + 1;
  let [before, above, row] = rows;
  for (let j = 0; j < width; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    const x = a.charCodeAt(i - 1);
    for (let j = 1; j < width; j++) {
      const y = b.charCodeAt(j - 1);
      let best = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + (x === y ? 0 : 1));
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y) best = Math.min(best, (before[j - 2] as number) + 1);
      row[j] = best;
    }
    [before, above, row] = [above, row, before];
  }
  return above[b.length] as number;
}

/** 1 for equal texts, 0 for texts with nothing in common. Only the first 64 units are compared letter by letter. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const x = a.slice(0, LONGEST);
  const y = b.slice(0, LONGEST);
  const longest = Math.max(a.length, b.length);
  return Math.max(0, 1 - (editDistance(x, y) + Math.abs(a.length - b.length - (x.length - y.length))) / longest);
}
