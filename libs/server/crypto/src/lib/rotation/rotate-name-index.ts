import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CaseCiphers } from '../case-cipher-factory';
import { type KeyFile, newSecret, readKeyFile, writeKeyFile } from '../key-file';
import { NAME_INDEX_FRESH_MS, ringOf } from '../key-ring';
import { NameIndex } from '../name-index';
import { AS_OWNER, type RotationDatabase } from './rotation-database';

interface NameRow { readonly id: string; readonly case_id: string; readonly sealed: Buffer; readonly key_version: number; readonly wrapped: Buffer }

const BATCH = 500;
/** A write that waits for the table began at most so long before. */
const LATE_MS = 10 * 60_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const NAMES = `select n.id, n.case_id, n.sealed, k.key_version, k.wrapped from tact.case_name n
  join lateral (select x.key_version, x.wrapped from tact.case_key x where x.case_id = n.case_id order by x.key_version desc limit 1) k on true
  where n.id > $1 order by n.id limit ${BATCH}`;
const STORE = `update tact.case_name n set tokens = array(select jsonb_array_elements_text(x.tokens)::bigint)
  from jsonb_to_recordset($1::jsonb) as x(id uuid, tokens jsonb) where n.id = x.id`;

/**
 * A new name-index key: every name is opened and tokenised again, in one transaction during which names can be searched but not written. The
 * new key stands in the key file as the next one before, and counts once the transaction is done; interrupted in between, the next run sees
 * by the mark in the database that only the file is to be finished. Names that the server had tokenised under the old key meanwhile are done
 * afterwards. `tokenStrings` are those of libs/domain.
 */
export async function rotateNameIndex(file: string, database: RotationDatabase, tokenStrings: (name: string) => readonly string[], said: (names: number) => void = () => undefined): Promise<number> {
  const before = readKeyFile(file);
  if (before.nameIndexNext && (await markOf(database)) === idOf(before.nameIndexNext)) {
    const keys = finish(file, before, before.nameIndexNext);
    return lateNames(database, keys, tokenStrings, FIRST);
  }
  const started = Date.now();
  const next = newSecret();
  const keys = { ...before, nameIndexNext: next };
  writeKeyFile(file, keys);
  const names = await database.transaction(async (query) => {
    await query(AS_OWNER);
    await query('lock table tact.case_name in share row exclusive mode');
    const done = await tokenise(query, { ...keys, nameIndex: next }, tokenStrings, FIRST, said);
    await query(`insert into tact_private.name_index (key, id) values ('current', $1) on conflict (key) do update set id = excluded.id`, [idOf(next)]);
    return done;
  });
  await lateNames(database, finish(file, keys, next), tokenStrings, idBefore(started - LATE_MS));
  return names;
}

type Query = Parameters<Parameters<RotationDatabase['transaction']>[0]>[0];

/** Names whose ids come after `from`, in batches; triggers are off, as nothing of a name changes that anybody reads. */
async function tokenise(query: Query, keys: KeyFile, tokenStrings: (name: string) => readonly string[], from: string, said: (names: number) => void): Promise<number> {
  await query('alter table tact.case_name disable trigger user');
  const ring = ringOf(keys);
  const ciphers = new CaseCiphers(ring, { query: () => Promise.reject(new Error('no database')) });
  const index = new NameIndex(ring);
  let done = 0;
  for (let after = from; ;) {
    const rows = await query<NameRow>(NAMES, [after]);
    const tokens = rows.map((row) => {
      const name = ciphers.unwrap({ caseId: row.case_id, keyVersion: row.key_version, wrapped: row.wrapped }).open<string>('case_name', 'sealed', row.id, row.sealed);
      return { id: row.id, tokens: tokenStrings(name).map((text) => index.token(text).toString()) };
    });
    if (rows.length > 0) await query(STORE, [JSON.stringify(tokens)]);
    done += rows.length;
    said(done);
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.id;
  }
  await query('alter table tact.case_name enable trigger user');
  return done;
}

/** What servers wrote under the old key until they looked at the file: those that waited for the lock, and those of the last second. */
async function lateNames(database: RotationDatabase, keys: KeyFile, tokenStrings: (name: string) => readonly string[], from: string): Promise<number> {
  await sleep(2 * NAME_INDEX_FRESH_MS);
  return database.transaction(async (query) => {
    await query(AS_OWNER);
    return tokenise(query, keys, tokenStrings, from, () => undefined);
  });
}

/** The least UUIDv7 of an instant: the ids of names are made when they are written. */
function idBefore(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

function finish(file: string, keys: KeyFile, next: string): KeyFile {
  const { nameIndexNext: _done, ...rest } = keys;
  const finished = { ...rest, nameIndex: next };
  writeKeyFile(file, finished);
  return finished;
}

/** Which key the names are tokenised under, as the audited mark says; null before the first rotation. */
async function markOf(database: RotationDatabase): Promise<string | null> {
  const [row] = await database.transaction(async (query) => {
    await query(AS_OWNER);
    return query<{ id: string }>('select id from tact_private.name_index');
  });
  return row?.id ?? null;
}

/** A name for the key that tells nothing of it. */
function idOf(key: string): string {
  return createHash('sha256').update(`name index|${key}`).digest('hex').slice(0, 16);
}
