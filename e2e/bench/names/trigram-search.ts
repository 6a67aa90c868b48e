import type { Client } from 'pg';
import type { PoolName } from './pool';

/** Ways to ask pg_trgm, each with the index that serves it; the report names the one with the best recall. */
export const trigramModes = {
  'similarity 0.3': { settings: ['pg_trgm.similarity_threshold = 0.3'], where: 'name % $1', order: 'similarity(name, $1) desc' },
  'similarity 0.2': { settings: ['pg_trgm.similarity_threshold = 0.2'], where: 'name % $1', order: 'similarity(name, $1) desc' },
  'word similarity 0.5': {
    settings: ['pg_trgm.word_similarity_threshold = 0.5'], where: '$1 <% name', order: 'word_similarity($1, name) desc, similarity(name, $1) desc',
  },
  'strict word similarity 0.5': {
    settings: ['pg_trgm.strict_word_similarity_threshold = 0.5'], where: '$1 <<% name',
    order: 'strict_word_similarity($1, name) desc, similarity(name, $1) desc',
  },
} as const;
export type TrigramMode = keyof typeof trigramModes;

/** The yardstick: the same names in clear under a trigram index, without access rule or decryption. */
export class TrigramSearch {
  constructor(private readonly client: Client) {}

  async load(pool: readonly PoolName[]): Promise<void> {
    await this.client.query('create extension if not exists pg_trgm');
    await this.client.query('insert into name_bench.plain_name select i - 1, name from unnest($1::text[]) with ordinality n(name, i)',
      [pool.map((name) => name.text)]);
    await this.client.query('create index on name_bench.plain_name using gin (name gin_trgm_ops) with (fastupdate = off)');
    await this.client.query('vacuum analyze name_bench.plain_name');
  }

  async use(mode: TrigramMode): Promise<void> {
    for (const setting of trigramModes[mode].settings) await this.client.query(`set ${setting}`);
  }

  /** The ten likeliest among every `step`-th name. */
  async search(query: string, mode: TrigramMode, step = 1): Promise<number[]> {
    const { where, order } = trigramModes[mode];
    const mine = step === 1 ? '' : ` and id % ${step} = 0`;
    const { rows } = await this.client.query<{ id: number }>({
      name: `trigram ${mode} ${step}`, text: `select id from name_bench.plain_name where ${where}${mine} order by ${order}, id limit 10`, values: [query],
    });
    return rows.map((row) => row.id);
  }
}
