import { v7 as uuidv7 } from 'uuid';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { temporaryKeyRing } from '@tact/server/crypto';
import { testOrganisation, testPerson } from '../../testing/test-people';
import { PurgeJob } from './purge-job';

describe('what is thrown away', () => {
  let db: TestDatabase;
  let userId: string;

  beforeAll(async () => {
    db = await startTestDatabase();
    userId = (await testPerson(db.admin, temporaryKeyRing(), 'administrator', await testOrganisation(db.admin))).id;
  }, 60_000);
  afterAll(() => db.stop());

  it('is older than 30 days, and nothing younger', async () => {
    const session = uuidv7();
    await db.admin.query(`insert into tact.session (id, user_id, expires_at) values ($1, $2, now())`, [session, userId]);
    for (const days of [29, 31, 400]) {
      await db.admin.query(`insert into tact.refresh_token (id, session_id, token_hash, expires_at) values ($1, $2, $3, now() - make_interval(days => $4))`, [uuidv7(), session, Buffer.from(`t${days}`), days]);
      await db.admin.query(`insert into tact.idempotency (actor_id, route, key, body_hmac, status, at) values ($1, 'POST x', $2, '', 200, now() - make_interval(days => $3))`, [userId, `k${days}`, days]);
    }
    const job = new PurgeJob(db.uow);
    expect(await job.run()).toEqual({ refreshTokens: 2, receipts: 2 });
    expect(await job.run()).toEqual({ refreshTokens: 0, receipts: 0 });
    expect(await db.admin.query(`select convert_from(token_hash, 'UTF8') as t from tact.refresh_token where session_id = $1`, [session])).toEqual([{ t: 't29' }]);
    expect(await db.admin.query(`select key from tact.idempotency where route = 'POST x'`)).toEqual([{ key: 'k29' }]);
  });

  it('goes by no word of a signed-in person', async () => {
    await db.admin.query(`insert into tact.session (id, user_id, expires_at) values ('01990000-0000-7000-8000-0000000000aa', $1, now() + interval '1 hour')`, [userId]);
    const actor = { userId, sessionId: '01990000-0000-7000-8000-0000000000aa' };
    for (const sql of ['select * from tact_private.purge_old(1)', 'select * from tact_private.case_key_versions()']) {
      await expect(db.uow.run(actor, () => db.uow.query(sql))).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
  });
});
