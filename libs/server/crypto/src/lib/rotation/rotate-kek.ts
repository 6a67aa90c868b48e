import { CaseCiphers, type WrappedKey } from '../case-cipher-factory';
import { type KeyFile, newSecret, readKeyFile, writeKeyFile } from '../key-file';
import { ringOf } from '../key-ring';
import { AS_OWNER, type RotationDatabase } from './rotation-database';

export interface KekRotation {
  /** Version that every case key is wrapped under now. */
  readonly version: number;
  readonly rewrapped: number;
  /** True when an interrupted rotation was finished and no new key was made. */
  readonly resumed: boolean;
}

interface KeyRow { readonly case_id: string; readonly key_version: number; readonly wrapped: Buffer }

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const UNDER = 'get_byte(wrapped, 0) * 256 + get_byte(wrapped, 1)';
const OTHERS = `select case_id, key_version, wrapped from tact.case_key where ${UNDER} <> $1 and case_id > $2 order by case_id, key_version limit $3 for update`;
const STORE = `update tact.case_key k set wrapped = x.wrapped from unnest($1::uuid[], $2::int[], $3::bytea[]) as x(case_id, key_version, wrapped)
  where k.case_id = x.case_id and k.key_version = x.key_version`;

/**
 * A new key-encryption key, and every case key wrapped again under it; nothing else is encrypted anew. In batches, while the server runs: it
 * reads the key file again when it changes. Interrupted, the next run goes on: the rows themselves say under which key they are. The last pass
 * holds writers back for a moment, so that none is left behind. `said` is told after each batch.
 */
export async function rotateKek(file: string, database: RotationDatabase, said: (rewrapped: number) => void = () => undefined, batch = BATCH): Promise<KekRotation> {
  const left = await keysUnder(database);
  const before = readKeyFile(file);
  const resumed = left.some((version) => version !== before.kek.current);
  const keys = resumed ? before : withNewKek(before);
  if (!resumed) writeKeyFile(file, keys);
  let rewrapped = 0;
  for (let after: string | null = FIRST; after !== null;) {
    const done = await rewrapBatch(database, keys, { after, batch, hold: false });
    rewrapped += done.count;
    after = done.last;
    if (done.count > 0) said(rewrapped);
  }
  for (let last: string | null = FIRST; last !== null;) {
    const done = await rewrapBatch(database, keys, { after: FIRST, batch, hold: true });
    rewrapped += done.count;
    last = done.last;
  }
  return { version: keys.kek.current, rewrapped, resumed };
}

/** Takes out of the key file every key-encryption key under which no case key is left. Backups made before need their own keys file. */
export async function retireKeks(file: string, database: RotationDatabase): Promise<readonly number[]> {
  return database.transaction(async (query) => {
    await query(AS_OWNER);
    await query('lock table tact.case_key in share row exclusive mode');
    const keys = readKeyFile(file);
    const used = (await query<{ version: number }>(`select distinct ${UNDER} as version from tact.case_key`)).map(({ version }) => version);
    const retired = Object.keys(keys.kek.keys).map(Number).filter((version) => version !== keys.kek.current && !used.includes(version));
    if (retired.length > 0) {
      writeKeyFile(file, { ...keys, kek: { ...keys.kek, keys: Object.fromEntries(Object.entries(keys.kek.keys).filter(([version]) => !retired.includes(Number(version)))) } });
    }
    return retired;
  });
}

function keysUnder(database: RotationDatabase): Promise<readonly number[]> {
  return database.transaction(async (query) => {
    await query(AS_OWNER);
    return (await query<{ version: number }>(`select distinct ${UNDER} as version from tact.case_key`)).map(({ version }) => version);
  });
}

function withNewKek(keys: KeyFile): KeyFile {
  const next = Math.max(...Object.keys(keys.kek.keys).map(Number)) + 1;
  return { ...keys, kek: { current: next, keys: { ...keys.kek.keys, [next]: newSecret() } } };
}

/** `last` is null when nothing more is left after `after`. */
function rewrapBatch(database: RotationDatabase, keys: KeyFile, { after, batch, hold }: { after: string; batch: number; hold: boolean }): Promise<{ count: number; last: string | null }> {
  const ciphers = new CaseCiphers(ringOf(keys), { query: () => Promise.reject(new Error('no database')) });
  return database.transaction(async (query) => {
    await query(AS_OWNER);
    if (hold) await query('lock table tact.case_key in share row exclusive mode');
    const rows = await query<KeyRow>(OTHERS, [keys.kek.current, after, batch]);
    const wrapped = rows.map((row): WrappedKey => ciphers.rewrap({ caseId: row.case_id, keyVersion: row.key_version, wrapped: row.wrapped }));
    if (rows.length > 0) await query(STORE, [wrapped.map(({ caseId }) => caseId), wrapped.map(({ keyVersion }) => keyVersion), wrapped.map((row) => row.wrapped)]);
    return { count: rows.length, last: rows.length < batch ? null : rows.at(-1)!.case_id };
  });
}
