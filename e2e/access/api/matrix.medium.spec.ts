import { v7 as uuidv7 } from 'uuid';
import { entities } from '../../../libs/server/instance/src/lib/entities';
import { ServerSeal } from '@tact/server/crypto';
import { RunCipher } from '../../../libs/server/imports/src/lib/storage/run-cipher';
import { startTestDatabase, type TestDatabase } from '../../../libs/server/persistence/src/testing/test-database';
import { Canaries } from '../worlds/canaries';
import { type FixedWorld, fixedWorld } from '../worlds/fixed';
import { load } from '../worlds/load';
import { type Api, keysFor, startApi } from './api';
import { MATRIX } from './matrix';
import { MatrixRun } from './matrix-run';

describe('every route of the OpenAPI document x role x relation', () => {
  let db: TestDatabase;
  let api: Api;
  let world: FixedWorld;
  let run: MatrixRun;
  beforeAll(async () => {
    db = await startTestDatabase(entities);
    const keys = keysFor(db);
    const canaries = new Canaries(keys);
    world = fixedWorld(false);
    const { sessions, programmeId } = await load(db, world, canaries);
    const runId = uuidv7();
    const { cipher, wrapped } = RunCipher.create(runId, new ServerSeal(keys));
    await db.admin.query(`insert into tact.import_run (id, organisation_id, programme_id, register, file_name_sealed, run_key_wrapped, state, created_by)
      values ($1, $2, $3, 'x', $5, $6, 'checked', $4)`, [runId, world.organisation('ngo'), programmeId, world.person('head'),
      cipher.seal('import_run', 'file_name_sealed', runId, Buffer.from('register.xlsx')), wrapped]);
    api = await startApi(db, keys);
    run = await MatrixRun.over(db, api, world, sessions, canaries, programmeId);
  }, 90_000);
  afterAll(async () => {
    await api.stop();
    await db.stop();
  });

  it('has a row for every route, and none for a route that is gone', () => {
    const rows = MATRIX.map(({ route }) => route).filter((route) => !route.includes(' /health/'));
    expect(api.routes.filter((route) => !rows.includes(route) && !route.includes(' /health/'))).toEqual([]);
    expect(rows.filter((route) => !api.routes.includes(route))).toEqual([]);
    expect(rows.length).toBe(new Set(rows).size);
  });

  it.each(MATRIX.map((row) => [row.route, row] as const))('%s', async (_route, row) => {
    expect(await run.problems(row)).toEqual([]);
  }, 120_000);
});
