import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Client } from 'pg';
import { allTokenStrings, nameRanker, nameTokenStrings, searchTokenStrings } from '@tact/domain';
import type { SearchTokens } from '@tact/domain';
import type { PoolName } from './pool';

/** The blind index as the product builds it: keyed tokens beside sealed names; candidates decrypted and ranked here. */
export class BlindSearch {
  private readonly indexKey = createSecretKey(randomBytes(32));
  private readonly wrappingKey = createSecretKey(randomBytes(32));

  constructor(private readonly client: Client, private readonly most = 30) {}

  /** Loads the names as cases 0..n-1; actor 0 may see all, actor 1 a thousand, actor 2 twenty-five of them. */
  async load(pool: readonly PoolName[]): Promise<void> {
    const batch = 2000;
    for (let start = 0; start < pool.length; start += batch) {
      const rows = pool.slice(start, start + batch).map((name, i) => this.row(start + i, name.text));
      await this.client.query(`insert into name_bench.case_name select id, id, sealed, wrapped, tokens::bigint[], parts
        from unnest($1::int[], $2::bytea[], $3::bytea[], $4::text[], $5::int[]) r(id, sealed, wrapped, tokens, parts)`,
      [rows.map((r) => r.id), rows.map((r) => r.sealed), rows.map((r) => r.wrapped), rows.map((r) => r.tokens), rows.map((r) => r.parts)]);
    }
    await this.client.query(`insert into name_bench.case_grant select actor, id, '{summary,identity}' from name_bench.case_name,
      unnest(array[0, 1, 2], array[1, $1::int, $2::int]) a(actor, step) where id % step = 0`,
    [grantStep(pool.length, 1000), grantStep(pool.length, 25)]);
    await this.client.query('create index on name_bench.case_name using gin (tokens) with (fastupdate = off)');
    await this.client.query('create index on name_bench.case_name (case_id)');
    await this.client.query('create index on name_bench.case_grant (grantee_id)');
    await this.client.query('vacuum analyze name_bench.case_name');
    await this.client.query('vacuum analyze name_bench.case_grant');
  }

  /** Ids of the ten likeliest names, from the query text to decrypted and ranked candidates. */
  async search(query: string, actor: number): Promise<number[]> {
    const { rows } = await this.client.query<{ name_id: number; sealed: Buffer; wrapped: Buffer }>({
      name: 'blind', text: `select s.name_id, n.sealed, n.wrapped from name_bench.search_names($1, $2, $3) s
        join name_bench.case_name n on n.id = s.name_id`, values: [actor, JSON.stringify(this.hashed(query)), this.most],
    });
    const rank = nameRanker(query);
    const ranked = rows.map((row) => ({ id: row.name_id, score: rank(open(row.sealed, createSecretKey(open(row.wrapped, this.wrappingKey))).toString('utf8')) }));
    return ranked.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, 10).map((r) => r.id);
  }

  /** What is sent to the database for a search text. */
  hashed(query: string): SearchTokens {
    const { full, strict, sound, near } = searchTokenStrings(query);
    return { full: full.map(this.token), strict: strict.map(this.token), sound: sound.map(this.token), near: near.map((part) => part.map(this.token)) };
  }

  private readonly token = (text: string): string => createHmac('sha256', this.indexKey).update(text).digest().readBigInt64BE(0).toString();

  private row(id: number, name: string): { id: number; sealed: Buffer; wrapped: Buffer; tokens: string; parts: number } {
    const dataKey = randomBytes(32);
    return {
      id, sealed: seal(Buffer.from(name), createSecretKey(dataKey)), wrapped: seal(dataKey, this.wrappingKey),
      tokens: `{${allTokenStrings(name).map(this.token).join(',')}}`, parts: nameTokenStrings(name).length,
    };
  }
}

/** An actor who may see `count` of `size` cases has a grant on every step-th. */
export const grantStep = (size: number, count: number): number => Math.max(1, Math.floor(size / count));

/** Key objects, not buffers: a buffer as key makes each call several times as slow. */
function seal(plain: Buffer, key: KeyObject): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(sealed: Buffer, key: KeyObject): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}
