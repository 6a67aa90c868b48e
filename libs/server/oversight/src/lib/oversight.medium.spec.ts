import { jest } from '@jest/globals';
import { type Answer, startTestApi, type TestApi } from '../../../identity/src/testing/test-api';
import { testOrganisation, testPerson, type TestPerson, tokenOf } from '../../../identity/src/testing/test-people';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { OversightModule } from './oversight.module';

jest.setTimeout(30_000);

const CASES = [['01900000-0000-7000-8000-0000000000c1', '2K7-M4PX-9QD'], ['01900000-0000-7000-8000-0000000000c2', '3K7-M4PX-9QE']] as const;
const SECRET = 'Shtëpia me derë të kuqe';

describe('oversight', () => {
  let db: TestDatabase;
  let api: TestApi;
  let worker: TestPerson;
  let dpo: string;
  let others: readonly string[];

  beforeAll(async () => {
    db = await startTestDatabase();
    api = await startTestApi(db, [OversightModule]);
    const at = await testOrganisation(db.admin);
    const make = (role: string): Promise<TestPerson> => testPerson(db.admin, api.keys, role, at);
    worker = await make('social_worker');
    dpo = await tokenOf(api, await make('dpo'));
    const programme = '01900000-0000-7000-8000-0000000000aa';
    await db.admin.query(`insert into tact.programme (id, key, name) values ($1, 'p', 'P')`, [programme]);
    for (const [id, code] of CASES) {
      await db.admin.query('insert into tact.subject (id) values ($1)', [id]);
      await db.admin.query(`insert into tact.case_file (id, code, programme_id, organisation_id, team_id, owner_id, subject_id, stage, status, registered_at, stage_since,
        presence_country, closure_reason, created_by, updated_by) values ($1, $2, $3, $4, $5, $6, $1, 'intake', 'open', now(), now(), 'AL', $7, $6, $6)`,
      [id, code, programme, at.organisationId, at.teamId, worker.id, SECRET]);
    }
    others = await Promise.all(['administrator', 'supervisor', 'duty_bearer'].map(async (role) => tokenOf(api, await make(role))));
    const token = await tokenOf(api, worker);
    others = [...others, token];
    const { userId, sessionId } = (await api.call('GET', '/me', { token })).body;
    for (const kind of ['opened', 'revealed', 'matched'] as const) {
      const caseIds = kind === 'opened' ? [CASES[0][0]] : CASES.map(([id]) => id);
      await db.uow.recordAccess({ userId, sessionId }, { kind, caseIds, section: kind === 'opened' ? 'identity' : undefined });
    }
    await db.admin.query(`insert into tact_audit.access_record (id, actor, kind, case_ids, device_at) values (uuidv7(), $1, 'opened_on_device', $2, now() - interval '1 day')`, [userId, [CASES[0][0]]]);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await db?.stop();
  });

  const log = (which: 'access' | 'audit', filter: object, token = dpo): Promise<Answer> => api.call('POST', `/oversight/${which}-log`, { token, body: filter });
  const kinds = ({ body }: Answer): string[] => body.items.map(({ kind }: { kind: string }) => kind);

  it('tells who opened which case when, apart from what devices report', async () => {
    const { body } = await log('access', { caseCode: CASES[0][1].toLowerCase() });
    expect(body.items.map(({ kind, seenBy, caseCount, section }: Record<string, unknown>) => [kind, seenBy, caseCount, section])).toEqual([
      ['opened_on_device', 'device', 1, null], ['matched', 'server', 2, null], ['revealed', 'server', 2, null], ['opened', 'server', 1, 'identity']]);
    expect(body.items[3]).toMatchObject({ actorId: worker.id, actorName: expect.stringContaining('Person'), caseCodes: [CASES[0][1]] });
  });

  it('filters by worker, kind and hour', async () => {
    expect(kinds(await log('access', { actorId: worker.id, kind: ['opened', 'matched'] }))).toEqual(['matched', 'opened']);
    expect(kinds(await log('access', { actorId: CASES[0][0] }))).toEqual([]);
    expect(kinds(await log('access', { caseCode: CASES[1][1] }))).toEqual(['matched', 'revealed']);
    expect(kinds(await log('access', { caseCode: 'ZZZ-ZZZZ-ZZZ' }))).toEqual([]);
    const hour = 3_600_000;
    expect(kinds(await log('access', { to: new Date(Date.now() - hour).toISOString() }))).toEqual([]);
    expect(kinds(await log('access', { from: new Date(Date.now() - hour).toISOString() }))).toHaveLength(4);
    expect((await log('access', { kind: ['read'] })).body.fields).toEqual([{ path: 'kind', code: 'is_in' }]);
    expect((await log('access', { cursor: 'none' })).status).toBe(400);
  });

  it('pages without skipping or repeating', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body }: Answer = await log('audit', { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor ?? undefined;
    } while (cursor);
    const [{ n }] = await db.admin.query('select count(*)::int as n from tact_audit.audit_event');
    expect([seen.length, new Set(seen).size]).toEqual([n, n]);
  });

  it('tells which fields changed and never a value', async () => {
    const { body } = await log('audit', { caseCode: CASES[0][1], table: 'case_file' });
    expect(body.items).toEqual([expect.objectContaining({ op: 'insert', caseCode: CASES[0][1], changed: expect.arrayContaining(['closure_reason']) })]);
    for (const which of ['access', 'audit'] as const) expect(JSON.stringify((await log(which, { limit: 200 })).body)).not.toContain(SECRET);
  });

  it('is the data protection officer\'s alone, below the application too', async () => {
    for (const which of ['access', 'audit'] as const) {
      expect(await Promise.all(others.map(async (token) => (await log(which, {}, token)).status))).toEqual([403, 403, 403, 403]);
      expect((await api.call('POST', `/oversight/${which}-log`, { body: {} })).status).toBe(401);
    }
    const { userId, sessionId } = (await api.call('GET', '/me', { token: others[0]! })).body;
    await expect(db.uow.run({ userId, sessionId }, () => db.uow.query('select * from tact_audit.access_log(null, null, null, null, null, null, null, 10)'))).rejects.toThrow('not allowed');
    await expect(db.app.query('select * from tact_audit.audit_log(null, null, null, null, null, null, null, 10)')).rejects.toThrow('not allowed');
    await expect(db.app.query('select * from tact_audit.access_record')).rejects.toThrow('permission denied');
    await expect(db.app.query('delete from tact_audit.audit_event')).rejects.toThrow('permission denied');
  });
});
