import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_SESSION_ID, SYSTEM_USER_ID } from './actor-token';
import { startTestDatabase, type TestDatabase } from '../testing/test-database';

const system = { userId: SYSTEM_USER_ID, sessionId: SYSTEM_SESSION_ID };
const nobody = { userId: SYSTEM_USER_ID, sessionId: '00000000-0000-7000-8000-0000000000ff' };
let database: TestDatabase;

beforeAll(async () => { database = await startTestDatabase(); }, 60_000);
afterAll(() => database.stop());

describe('a unit of work', () => {
  it('reads one statement under the signed actor, and leaves none behind on the connection', async () => {
    expect(await database.uow.read(system, 'select tact.actor() as id', [])).toEqual([{ id: SYSTEM_USER_ID }]);
    expect(await database.uow.read(nobody, 'select tact.actor() as id', [])).toEqual([{ id: null }]);
    const [after] = (await database.app.query(`select tact.actor() as id, current_setting('tact.actor', true) as setting`)) as { id: null; setting: string }[];
    expect(after).toEqual({ id: null, setting: '' });
  });

  it('answers the error of a statement that fails, and the connection serves on', async () => {
    for (let at = 0; at < 12; at += 1) await expect(database.uow.read(system, 'select 1 / $1::int as x', [0])).rejects.toMatchObject({ code: '22012' });
    expect(await database.uow.read(system, 'select $1::int as x', [7])).toEqual([{ x: 7 }]);
    const [row] = (await database.admin.query(`select count(*)::int as open from pg_stat_activity where application_name = 'tact' and state like 'idle in%'`)) as { open: number }[];
    expect(row?.open).toBe(0);
  });

  it('undoes everything when the work fails', async () => {
    const work = database.uow.run(system, async () => {
      await database.uow.query(`select set_config('tact.reason', 'x', true)`);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await database.uow.read(system, `select nullif(current_setting('tact.reason', true), '') as reason`, [])).toEqual([{ reason: null }]);
  });

  it('refuses lookups outside, and an access record inside', async () => {
    await expect(database.uow.lookup('select 1')).rejects.toThrow('outside');
    const inside = database.uow.run(system, () => database.uow.recorded(system, () => Promise.resolve({ access: { kind: 'opened', caseIds: [] } }), () => Promise.resolve(1)));
    await expect(inside).rejects.toThrow('committed before');
  });

  it('records nothing where no case is chosen', async () => {
    const answer = await database.uow.recorded(system, () => Promise.resolve({ access: { kind: 'opened', caseIds: [] } }), (_, id) => Promise.resolve(id));
    expect(answer).toBeNull();
    const nothing = { access: { kind: 'matched', caseIds: [] } } as const;
    expect(await database.uow.recordedRows(system, () => Promise.resolve(nothing), ['select 1 where cardinality($1::uuid[]) > 0'])).toEqual({ chosen: nothing, rows: [] });
  });

  it('reads no row when the record is refused, and the connection serves on', async () => {
    const hidden = { access: { kind: 'matched', caseIds: ['01900000-0000-7000-8000-00000000dead'] } } as const;
    const asked = database.uow.recordedRows(system, () => Promise.resolve(hidden), ['select pg_sleep(60) where cardinality($1::uuid[]) > 0']);
    await expect(asked).rejects.toMatchObject({ code: '42501' });
    expect(await database.uow.read(system, 'select 1 as one', [])).toEqual([{ one: 1 }]);
    const inside = database.uow.run(system, () => database.uow.recordedRows(system, () => Promise.resolve(hidden), []));
    await expect(inside).rejects.toThrow('committed before');
  });
});
