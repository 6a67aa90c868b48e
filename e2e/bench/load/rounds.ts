/** One side of a comparison: sends the next request and waits for its answer. */
export type Send = () => Promise<unknown>;

/** Requests a second (median of the rounds) and times in milliseconds. */
export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly requests: number;
}

export interface Compared {
  readonly tact: LoadResult;
  readonly bare: LoadResult;
  /** Median of the ratios of neighbouring rounds: what else the machine does weighs on both. */
  readonly ratio: number;
}

export interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: number;
}

interface Round {
  readonly perSecond: number;
  readonly times: readonly number[];
}

/** Runs both sides by turns, A B A B, after a round of warming up that does not count. */
export async function compare(tact: Send, bare: Send, { rounds, seconds, connections }: Rounds): Promise<Compared> {
  const sides: [Round[], Round[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const a = await load(tact, seconds, connections);
    const b = await load(bare, seconds, connections);
    if (round === 0) continue;
    sides[0].push(a);
    sides[1].push(b);
  }
  const ratios = sides[0].map(({ perSecond }, at) => perSecond / (sides[1][at]?.perSecond ?? Number.NaN));
  return { tact: summary(sides[0]), bare: summary(sides[1]), ratio: median(ratios) };
}

/** Keeps `connections` requests under way for the time. */
export async function load(send: Send, seconds: number, connections: number): Promise<Round> {
  const times: number[] = [];
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (performance.now() < end) {
      const start = performance.now();
      await send();
      times.push(performance.now() - start);
    }
  }));
  return { perSecond: (times.length * 1000) / (performance.now() - began), times };
}

function summary(rounds: readonly Round[]): LoadResult {
  const times = rounds.flatMap((round) => round.times).sort((a, b) => a - b);
  return { perSecond: median(rounds.map(({ perSecond }) => perSecond)), p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99), requests: times.length };
}

/** Of a sorted list. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile([...values].sort((a, b) => a - b), 0.5);
}
