import type { Compared } from './load/rounds';

/** The least share of the bare server's throughput. */
const THROUGHPUT: Readonly<Record<string, number>> = { list: 0.5, 'list-all': 0.5, names: 0.3 };
/** The most of the bare SQL's p95. */
const P95: Readonly<Record<string, number>> = { board: 2, 'board-all': 2 };

/** What was asked of an operation, and whether it was kept: two cells, empty when nothing was asked. */
export function against(key: string, { ratio, tact, bare }: Compared): [string, string] {
  const least = THROUGHPUT[key];
  if (least !== undefined) return [`≥ ${least}`, met(ratio >= least)];
  const most = P95[key];
  return most === undefined ? ['', ''] : [`p95 ≤ ${most} ×`, `${met(tact.p95 <= most * bare.p95)} (${(tact.p95 / bare.p95).toFixed(2)} ×)`];
}

export function met(is: boolean): string {
  return is ? 'yes' : 'no';
}
