import pg from 'pg';
import { Client } from '../load/client';
import { makePool } from '../names/pool';
import { makeQueries, type Measured, measureTogether, type Search } from '../names/recall.bench';
import { type TrigramMode, trigramModes, TrigramSearch } from '../names/trigram-search';
import type { BenchOptions } from '../options';
import { serveApi, type Tokens } from '../processes/api';
import { type Cluster, withAdmin } from '../world/cluster';
import { fillNames, type NamedCases, type Searcher } from '../world/named-cases';

const SEED = 11;

/** What one person's searches found: Tact through its route, pg_trgm on the same names in clear. */
export interface Searched {
  readonly sees: string;
  readonly tact: Measured;
  readonly trigram: readonly Measured[];
}

/**
 * From query text to decrypted, ranked, permitted results through `POST /cases/search` (session, access rule, committed `matched` record),
 * by turns with pg_trgm asked directly. Who sees all is compared with every way of asking pg_trgm, the others with the best of them.
 */
export async function measureSearch(cluster: Cluster, database: string, tokens: Tokens, { names, perClass }: BenchOptions): Promise<Searched[]> {
  const pool = makePool(names);
  const named = await fillNames(cluster, database, pool);
  const plain = await openTrigram(cluster, async (trigram) => trigram.load(pool));
  const api = await serveApi(cluster, database);
  const client = new Client(api.port, 1);
  try {
    const results: Searched[] = [];
    for (const searcher of named.searchers) {
      const best = results[0] ? [bestOf(results[0].trigram).system as TrigramMode] : (Object.keys(trigramModes) as TrigramMode[]);
      const systems = [{ system: 'Tact', search: searchAs(client, tokens, searcher, named) }, ...best.map((mode) => ({ system: mode, search: plain.as(mode, searcher.step) }))];
      const [tact, ...trigram] = await measureTogether(systems, makeQueries(pool, perClass, SEED, searcher.step));
      results.push({ sees: searcher.sees, tact: tact!, trigram });
    }
    return results;
  } finally {
    client.close();
    await api.stop();
    await plain.close();
  }
}

/** The way of asking with the highest mean recall. */
export function bestOf(measured: readonly Measured[]): Measured {
  return measured.reduce((best, one) => (one.mean > best.mean ? one : best));
}

function searchAs(client: Client, tokens: Tokens, { user }: Searcher, { places }: NamedCases): Search {
  return async (query) => {
    const { text } = await client.expect({ method: 'POST', path: '/api/v1/cases/search', headers: { authorization: tokens.of(user) }, body: { query, limit: 10 } });
    const { candidates } = JSON.parse(text) as { candidates: { head: { id: string } }[] };
    return candidates.map(({ head }) => places.get(head.id) ?? -1);
  };
}

interface Trigram {
  as(mode: TrigramMode, step: number): Search;
  close(): Promise<void>;
}

/** pg_trgm in a database of its own, a connection for each way of asking. */
async function openTrigram(cluster: Cluster, fill: (search: TrigramSearch) => Promise<void>): Promise<Trigram> {
  await withAdmin(cluster.urls('postgres').admin, (admin) => admin.query('create database trigram'));
  const connect = async (): Promise<pg.Client> => {
    const one = new pg.Client({ connectionString: cluster.urls('trigram').admin });
    await one.connect();
    return one;
  };
  const first = await connect();
  await first.query('create schema name_bench; create table name_bench.plain_name (id int primary key, name text not null)');
  await fill(new TrigramSearch(first));
  await first.end();
  const open = new Map<TrigramMode, { client: pg.Client; search: TrigramSearch }>();
  for (const mode of Object.keys(trigramModes) as TrigramMode[]) {
    const one = await connect();
    const search = new TrigramSearch(one);
    await search.use(mode);
    open.set(mode, { client: one, search });
  }
  return {
    as: (mode, step) => (query) => open.get(mode)!.search.search(query, mode, step),
    close: async () => { for (const { client } of open.values()) await client.end(); },
  };
}
