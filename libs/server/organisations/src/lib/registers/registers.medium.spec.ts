import { jest } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '@tact/domain';
import { type Answer, startTestApi, type TestApi } from '../../../../identity/src/testing/test-api';
import { testOrganisation, testPerson, tokenOf } from '../../../../identity/src/testing/test-people';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { OrganisationsModule } from '../organisations.module';
import { loadReference } from '../reference/load-reference';

jest.setTimeout(30_000);

const FILES = fileURLToPath(new URL('../../../../../../seed/reference', import.meta.url));
const NEW = { kind: 'duty_bearer', category: 'school', name: 'Shkolla "Drita"', country: 'AL' };

describe('registers of administration', () => {
  let db: TestDatabase;
  let api: TestApi;
  let administrator: string;
  let others: readonly string[];

  beforeAll(async () => {
    db = await startTestDatabase();
    await loadReference(db.admin, FILES);
    api = await startTestApi(db, [OrganisationsModule]);
    const at = await testOrganisation(db.admin);
    administrator = await tokenOf(api, await testPerson(db.admin, api.keys, 'administrator', at));
    others = await Promise.all(['social_worker', 'supervisor', 'duty_bearer', 'dpo'].map(async (role) => tokenOf(api, await testPerson(db.admin, api.keys, role, at))));
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await db?.stop();
  });

  const get = (path: string, token = administrator): Promise<Answer> => api.call('GET', path, { token });
  const post = (path: string, body: object, key?: string): Promise<Answer> => api.call('POST', path, { token: administrator, body, ...(key ? { headers: { 'idempotency-key': key } } : {}) });
  const patch = (path: string, body: object, version?: number): Promise<Answer> =>
    api.call('PATCH', path, { token: administrator, body, ...(version === undefined ? {} : { headers: { 'if-match': String(version) } }) });

  it('are the administrator\'s alone', async () => {
    for (const path of ['/admin/organisations', '/admin/teams', '/admin/codes', '/admin/settings']) {
      expect((await get(path)).status).toBe(200);
      expect(await Promise.all(others.map(async (token) => (await get(path, token)).status))).toEqual([403, 403, 403, 403]);
      expect((await api.call('GET', path)).status).toBe(401);
    }
    expect((await api.call('POST', '/admin/organisations', { token: others[0]!, body: NEW })).status).toBe(403);
  });

  it('add once for a key, and refuse the key with another body', async () => {
    const first = await post('/admin/organisations', NEW, 'add-school-1');
    expect(first).toMatchObject({ status: 201, body: { ...NEW, active: true, version: 1 } });
    expect((await post('/admin/organisations', NEW, 'add-school-1')).body.id).toBe(first.body.id);
    expect((await post('/admin/organisations', { ...NEW, name: 'Other' }, 'add-school-1')).body.code).toBe('idempotency_key_reused');
    expect((await post('/admin/organisations', { ...NEW, kind: 'club', colour: 'red' })).body.fields).toEqual([
      { path: 'colour', code: 'unknown_field' }, { path: 'kind', code: 'is_in' }]);
  });

  it('change at a version, and show the present row to the slower one', async () => {
    const { body } = await post('/admin/organisations', NEW);
    expect((await patch(`/admin/organisations/${body.id}`, { active: false })).status).toBe(428);
    expect((await patch(`/admin/organisations/${body.id}`, { active: false }, 1)).body).toMatchObject({ active: false, name: NEW.name, version: 2 });
    expect((await patch(`/admin/organisations/${body.id}`, { name: 'Late' }, 1))).toMatchObject({ status: 409, body: { current: { active: false, version: 2 } } });
    expect((await patch('/admin/organisations/01900000-0000-7000-8000-000000000000', { name: 'None' }, 1)).status).toBe(404);
  });

  it('page in order of name without repeats', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await get(`/admin/codes?list=exploitation&limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map(({ code }: { code: string }) => code));
      cursor = body.nextCursor;
    }
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen[0]).toBe('sexual_prostitution');
    expect(seen.length).toBeGreaterThan(14);
    expect((await get('/admin/codes?cursor=zzz')).status).toBe(400);
    expect((await get('/admin/codes?limit=5&limit=6')).status).toBe(400);
  });

  it('keep codes in four languages and never under two meanings', async () => {
    const code = { list: 'decline_reason', code: 'closed_for_holidays', labels: { en: 'Closed', sq: 'Mbyllur', el: 'Κλειστό', ro: 'Închis' } };
    expect((await post('/admin/codes', code)).body).toMatchObject({ ...code, active: true });
    expect((await post('/admin/codes', code)).body.code).toBe('already_exists');
    expect((await post('/admin/codes', { ...code, list: 'nothing' })).body.fields).toEqual([{ path: 'list', code: 'unknown_list' }]);
    expect((await patch('/admin/codes/decline_reason/closed_for_holidays', { labels: { sq: 'x' } }, 1)).status).toBe(400);
    expect((await patch('/admin/codes/decline_reason/closed_for_holidays', { active: false }, 1)).body).toMatchObject({ active: false, version: 2 });
  });

  it('keep a setting in its shape', async () => {
    expect((await patch('/admin/settings/escalationFactor', { value: 2 }, 1)).body).toMatchObject({ key: 'escalationFactor', value: 2, version: 2 });
    expect((await patch('/admin/settings/caseload', { value: { max: '30', weights: {} } }, 1)).body.fields[0].path).toMatch(/^value\./);
    const clocks = defaultSettings.clocks.map((rule, at) => (at === 0 ? { ...rule, limit: 'PT2H' } : rule));
    expect((await patch('/admin/settings/clocks', { value: clocks }, 1)).body.value[0].limit).toBe('PT2H');
    expect((await get('/reference')).body.settings.escalationFactor).toBe(2);
  });

  it('tell who changed a setting or a code when, from what to what, to the administrator only', async () => {
    await patch('/admin/settings/referralMaxDays', { value: 88 }, 1);
    const before = defaultSettings.referralMaxDays;
    const { body } = await get('/admin/settings/referralMaxDays/history');
    expect(body).toEqual([
      { version: 2, at: expect.stringMatching(/Z$/), by: expect.any(String), before: { value: before }, after: { value: 88 } },
      { version: 1, at: expect.stringMatching(/Z$/), by: null, before: null, after: { value: before } }]);
    const [code] = (await get('/admin/codes?list=decline_reason&limit=1')).body.items;
    await patch(`/admin/codes/decline_reason/${code.code}`, { active: false }, code.version);
    expect((await get(`/admin/codes/decline_reason/${code.code}/history`)).body[0]).toMatchObject({ before: { active: true, labels: code.labels }, after: { active: false, labels: code.labels } });
    expect((await get('/admin/settings/nothing/history')).status).toBe(404);
    expect(await Promise.all(others.map(async (token) => (await get('/admin/settings/referralMaxDays/history', token)).status))).toEqual([403, 403, 403, 403]);
  });

  it('refuse a setting that rules could not work with, and keep the administrator in', async () => {
    const zones = { AL: 'Europe/Nowhere', GR: 'Europe/Athens', RO: 'Europe/Bucharest' };
    expect(await patch('/admin/settings/zones', { value: zones }, 1)).toMatchObject({ status: 400, body: { fields: [{ path: 'value.AL', code: 'invalid_setting' }] } });
    expect(await patch('/admin/settings/escalationFactor', { value: 1e300 }, 1)).toMatchObject({ status: 400 });
    expect((await post('/admin/codes', { list: '__proto__', code: 'ab', labels: { en: 'x' } })).status).toBe(400);
    const me = (await get('/me')).body as { userId: string };
    expect(await patch(`/admin/users/${me.userId}`, { active: false }, 1)).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
  });

  it('hold no case content', async () => {
    for (const path of ['/admin/organisations', '/admin/users', '/admin/memberships', '/admin/roles', '/admin/changes']) expect(JSON.stringify((await get(path)).body)).not.toMatch(/caseId|case_id/);
  });
});
