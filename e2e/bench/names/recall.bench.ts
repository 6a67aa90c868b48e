import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { BlindSearch, grantStep } from './blind-search';
import { makePool } from './pool';
import type { PoolName } from './pool';
import { seeded } from './random';
import { TrigramSearch, trigramModes } from './trigram-search';
import type { TrigramMode } from './trigram-search';
import { makeVariant, partsOf, variantClasses } from './variants';
import type { VariantClass } from './variants';

export interface Query { variant: VariantClass; text: string; relevant: ReadonlySet<number> }
/** Recall@10 by class (0 to 1) and times in milliseconds over all queries of all classes. */
export interface Measured { system: string; recall: Record<VariantClass, number>; mean: number; p50: number; p95: number; p99: number }

/** A search by text: ids of the pool, the likeliest first, ten at most. */
export type Search = (query: string) => Promise<readonly number[]>;

/**
 * The queries: the same number for each class, from names drawn at random. Relevant are all stored names with the text the
 * query was made from; for one part alone, all names with that part. With `step`, only every step-th name exists for the actor.
 */
export function makeQueries(pool: readonly PoolName[], perClass: number, seed: number, step = 1): Query[] {
  const random = seeded(seed);
  const byText = new Map<string, Set<number>>();
  const byPart = new Map<string, Set<number>>();
  const add = (map: Map<string, Set<number>>, key: string, i: number): void => void (map.get(key) ?? map.set(key, new Set()).get(key))?.add(i);
  const visible = pool.filter((_, i) => i % step === 0);
  visible.forEach((name, at) => {
    const i = at * step;
    add(byText, name.text, i);
    for (const part of partsOf(name.text)) add(byPart, part, i);
  });
  return variantClasses.flatMap((variant) => {
    const queries: Query[] = [];
    while (queries.length < perClass) {
      const name = random.pick(visible);
      const text = makeVariant(name, variant, random);
      const relevant = variant === 'one-part-alone' ? byPart.get(text ?? '') : byText.get(name.text);
      if (text !== undefined && relevant !== undefined) queries.push({ variant, text, relevant });
    }
    return queries;
  });
}

/** Runs every query once after a warm-up of a tenth, in an order that mixes the classes. */
export async function measure(system: string, queries: readonly Query[], search: Search): Promise<Measured> {
  const [measured] = await measureTogether([{ system, search }], queries);
  return measured!;
}

/** As `measure`, each query on every system before the next, so that what else the machine does weighs on all. */
export async function measureTogether(systems: readonly { readonly system: string; readonly search: Search }[], queries: readonly Query[]): Promise<Measured[]> {
  const random = seeded(7);
  const mixed = queries.map((query) => ({ query, at: random.next() })).sort((a, b) => a.at - b.at).map(({ query }) => query);
  const runs = systems.map(({ system, search }) => ({ system, search, times: [] as number[], hits: new Map<VariantClass, number[]>(variantClasses.map((variant) => [variant, []])) }));
  for (const query of mixed.slice(0, Math.ceil(mixed.length / 10))) for (const { search } of runs) await search(query.text);
  for (const query of mixed) {
    for (const { search, times, hits } of runs) {
      const start = performance.now();
      const found = await search(query.text);
      times.push(performance.now() - start);
      const right = found.slice(0, 10).filter((id) => query.relevant.has(id)).length;
      hits.get(query.variant)?.push(right / Math.min(10, query.relevant.size));
    }
  }
  return runs.map(({ system, times, hits }) => measuredOf(system, times, hits));
}

function measuredOf(system: string, times: number[], hits: ReadonlyMap<VariantClass, readonly number[]>): Measured {
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length);
  const recall = Object.fromEntries([...hits].map(([variant, list]) => [variant, mean(list)])) as Record<VariantClass, number>;
  return { system, recall, mean: mean(Object.values(recall)), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export interface NameBench { client: Client; size?: number; perClass?: number; seed?: number; modes?: readonly TrigramMode[]; folder?: string }

/**
 * Loads invented names into the schema `name_bench` of the given database (dropped first) and measures the blind index for
 * actors who may see all, 1,000 and 25 cases against pg_trgm in clear. Each actor searches for names that are there for that actor.
 */
export async function benchNames({ client, size = 100_000, perClass = 250, seed = 11, modes, folder = 'e2e/bench/names' }: NameBench): Promise<Measured[]> {
  const pool = makePool(size);
  await client.query(await readFile(join(folder, 'prototype.sql'), 'utf8'));
  const blind = new BlindSearch(client);
  const trigram = new TrigramSearch(client);
  await blind.load(pool);
  await trigram.load(pool);
  const queries = makeQueries(pool, perClass, seed);
  const results: Measured[] = [];
  const actors = [['all', 1], ['1,000', grantStep(size, 1000)], ['25', grantStep(size, 25)]] as const;
  for (const [actor, [sees, step]] of actors.entries()) {
    const own = step === 1 ? queries : makeQueries(pool, perClass, seed, step);
    results.push(await measure(`blind index, sees ${sees}`, own, (text) => blind.search(text, actor)));
  }
  for (const mode of modes ?? (Object.keys(trigramModes) as TrigramMode[])) {
    await trigram.use(mode);
    results.push(await measure(`pg_trgm, ${mode}`, queries, (text) => trigram.search(text, mode)));
  }
  return results;
}
