import { createHash, createSecretKey } from 'node:crypto';
import { CaseCiphers } from '../case-cipher-factory';
import { type KeyFile, newSecret, readKeyFile, writeKeyFile } from '../key-file';
import { ringOf } from '../key-ring';
import { NameIndex } from '../name-index';
import { AS_OWNER, type RotationDatabase } from './rotation-database';

interface NameRow { readonly id: string; readonly case_id: string; readonly sealed: Buffer; readonly key_version: number; readonly wrapped: Buffer }

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const NAMES = `select n.id, n.case_id, n.sealed, k.key_version, k.wrapped from tact.case_name n
  join lateral (select x.key_version, x.wrapped from tact.case_key x where x.case_id = n.case_id order by x.key_version desc limit 1) k on true
  where n.id > $1 order by n.id limit ${BATCH}`;
const STORE = `update tact.case_name n set tokens = array(select jsonb_array_elements_text(x.tokens)::bigint)
  from jsonb_to_recordset($1::jsonb) as x(id uuid, tokens jsonb) where n.id = x.id`;

/**
 * A new name-index key: every name is opened and tokenised again, in one transaction during which names can be searched but not written. The
 * new key stands in the key file as the next one before, and counts once the transaction is done; interrupted in between, the next run sees
 * by the mark in the database that only the file is to be finished. `tokenStrings` are those of libs/domain.
 */
export async function rotateNameIndex(file: string, database: RotationDatabase, tokenStrings: (name: string) => readonly string[], said: (names: number) => void = () => undefined): Promise<number> {
  const before = readKeyFile(file);
  if (before.nameIndexNext && (await markOf(database)) === idOf(before.nameIndexNext)) return finish(file, before, before.nameIndexNext, 0);
  const next = newSecret();
  const keys = { ...before, nameIndexNext: next };
  writeKeyFile(file, keys);
  const names = await database.transaction(async (query) => {
    await query(AS_OWNER);
    await query('lock table tact.case_name in share row exclusive mode');
    await query('alter table tact.case_name disable trigger user');
    const ring = ringOf(keys);
    const ciphers = new CaseCiphers(ring, { query: () => Promise.reject(new Error('no database')) });
    const index = new NameIndex({ ...ring, nameIndex: createSecretKey(Buffer.from(next, 'base64')) });
    let done = 0;
    for (let after = FIRST; ;) {
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
    await query(`insert into tact_private.name_index (key, id) values ('current', $1) on conflict (key) do update set id = excluded.id`, [idOf(next)]);
    return done;
  });
  return finish(file, keys, next, names);
}

function finish(file: string, keys: KeyFile, next: string, names: number): number {
  const { nameIndexNext: _done, ...rest } = keys;
  writeKeyFile(file, { ...rest, nameIndex: next });
  return names;
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
