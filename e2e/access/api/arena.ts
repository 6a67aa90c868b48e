import { v7 as uuidv7 } from 'uuid';
import { type KeyRing, ServerSeal } from '@tact/server/crypto';
import { RunCipher } from '../../../libs/server/imports/src/lib/storage/run-cipher';
import { entities } from '../../../libs/server/instance/src/lib/entities';
import { startTestDatabase, type TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { Canaries } from '../worlds/canaries';
import { type FixedWorld, fixedWorld } from '../worlds/fixed';
import { load } from '../worlds/load';
import { type Api, keysFor, startApi } from './api';
import { addReturns } from './arena-returns';
import { MatrixRun } from './matrix-run';

/** The whole server on the small world, with a canary in everything sealed. */
export interface Arena {
  readonly db: TestDatabase;
  readonly api: Api;
  readonly world: FixedWorld;
  readonly canaries: Canaries;
  readonly sessions: ReadonlyMap<string, string>;
  readonly run: MatrixRun;
  stop(): Promise<void>;
}

export async function openArena(): Promise<Arena> {
  const db = await startTestDatabase(entities);
  const keys = keysFor(db);
  const canaries = new Canaries(keys);
  const world = fixedWorld();
  const { sessions, programmeId } = await load(db, world, canaries);
  await addImport(db, keys, world, programmeId);
  await addReturns(db, world, canaries);
  const api = await startApi(db, keys);
  const run = await MatrixRun.over(db, api, world, sessions, canaries, programmeId);
  return {
    db, api, world, canaries, sessions, run,
    async stop() {
      await api.stop();
      await db.stop();
    },
  };
}

/** An import of the supervisor's that waits for its decisions. */
async function addImport(db: TestDatabase, keys: KeyRing, world: FixedWorld, programmeId: string): Promise<void> {
  const runId = uuidv7();
  const { cipher, wrapped } = RunCipher.create(runId, new ServerSeal(keys));
  await db.admin.query(`insert into tact.import_run (id, organisation_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by, register_sealed)
    values ($1, $2, $3, 'x', $5, $6, 'checked', $4, $7)`, [runId, world.organisation('ngo'), programmeId, world.person('head'),
    cipher.seal('import_run', 'file_name_sealed', runId, Buffer.from('register.xlsx')), wrapped,
    cipher.seal('import_run', 'register_sealed', runId, Buffer.from('register'))]);
}
