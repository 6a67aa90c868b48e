import { jest } from '@jest/globals';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { type Answer, startTestApi, type TestApi } from '../../testing/test-api';
import { testOrganisation, testPerson, type TestPerson } from '../../testing/test-people';
import { usableCode } from '../second-factor/totp';

jest.setTimeout(30_000);

const REFRESH = '__Host-tact-refresh';
const DEVICE = '__Host-tact-device';

describe('signing in', () => {
  let db: TestDatabase;
  let api: TestApi;
  let worker: TestPerson;
  let supervisor: TestPerson;

  beforeAll(async () => {
    db = await startTestDatabase();
    api = await startTestApi(db);
    const at = await testOrganisation(db.admin);
    worker = await testPerson(db.admin, api.keys, 'social_worker', at, false);
    supervisor = await testPerson(db.admin, api.keys, 'supervisor', at);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await db?.stop();
  });

  const signIn = (body: object, cookies: Record<string, string> = {}): Promise<Answer> => api.call('POST', '/auth/sign-in', { body, cookies });
  const me = (token: string): Promise<Answer> => api.call('GET', '/me', { token });
  const refresh = (value: string): Promise<Answer> => api.call('POST', '/auth/refresh', { cookies: { [REFRESH]: value } });
  const forgetDelays = (): Promise<unknown> => db.admin.query('delete from tact_private.sign_in_throttle');
  const freshCode = async (): Promise<string> => {
    await db.admin.query('update tact.credential set totp_last_step = 0');
    return usableCode(supervisor.totpSecret, 0);
  };

  it('answers a token that works and cookies out of script\'s reach', async () => {
    const answer = await signIn({ email: worker.email.toUpperCase(), password: worker.password });
    expect(answer.body).toMatchObject({ expiresIn: 300, principal: { userId: worker.id, memberships: [{ roleKey: 'social_worker', caseScope: 'own' }] } });
    expect(await me(answer.body.accessToken)).toMatchObject({ status: 200, body: { userId: worker.id, language: 'en' } });
    for (const cookie of answer.headers['set-cookie'] as string[]) expect(cookie).toMatch(/^__Host-tact-(refresh|device)=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('answers wrong password and unknown person alike', async () => {
    const wrong = await signIn({ email: worker.email, password: 'not the password' });
    const unknown = await signIn({ email: 'nobody@urat.example', password: 'not the password' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } });
    expect(unknown.body).toEqual(wrong.body);
    await forgetDelays();
  });

  it('asks for the code, refuses a wrong one, takes a right one once', async () => {
    const credentials = { email: supervisor.email, password: supervisor.password };
    expect(await signIn(credentials)).toMatchObject({ status: 401, body: { code: 'code_required' } });
    const code = await freshCode();
    expect(await signIn({ ...credentials, code: code === '000000' ? '000001' : '000000' })).toMatchObject({ status: 401, body: { code: 'code_wrong' } });
    const both = await Promise.all([signIn({ ...credentials, code }), signIn({ ...credentials, code })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await signIn({ ...credentials, code })).toMatchObject({ status: 401, body: { code: 'code_wrong' } });
  });

  it('refuses a role that needs a second factor and has none', async () => {
    const other = await testPerson(db.admin, api.keys, 'dpo', await testOrganisation(db.admin, 'Mali'), false);
    expect(await signIn({ email: other.email, password: other.password })).toMatchObject({ status: 403, body: { code: 'second_factor_missing' } });
  });

  it('slows a guesser down, known and unknown alike, but not the device that signed in before', async () => {
    const { cookies } = await signIn({ email: worker.email, password: worker.password });
    for (const email of [worker.email, 'ghost@urat.example']) {
      for (let turn = 0; turn < 5; turn += 1) expect((await signIn({ email, password: 'wrong wrong wrong' })).status).toBe(401);
    }
    const delays = await db.admin.query('select failures, delay_until > at as is_delayed from tact_private.sign_in_throttle where failures > 1');
    expect(delays).toEqual([{ failures: 5, is_delayed: true }, { failures: 5, is_delayed: true }]);
    await db.admin.query(`update tact_private.sign_in_throttle set delay_until = now() + interval '1 minute'`);
    const ghost = await signIn({ email: 'ghost@urat.example', password: 'wrong wrong wrong' });
    expect([ghost.status, ghost.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(ghost.headers['retry-after'])).toBeGreaterThan(50);
    expect(await signIn({ email: worker.email, password: worker.password })).toMatchObject({ status: 429 });
    expect(await signIn({ email: worker.email, password: worker.password }, { [DEVICE]: cookies[DEVICE]! })).toMatchObject({ status: 200 });
    await forgetDelays();
  });

  it('does not let answers of code_required clear the count of wrong codes', async () => {
    const credentials = { email: supervisor.email, password: supervisor.password };
    await forgetDelays();
    for (let turn = 0; turn < 5; turn += 1) {
      await signIn({ ...credentials, code: '999999' });
      await signIn(credentials);
    }
    const [row] = await db.admin.query('select max(failures) as n from tact_private.sign_in_throttle');
    expect(row.n).toBeGreaterThanOrEqual(4);
    await forgetDelays();
  });

  it('rotates the refresh token, repeats the successor for a lost answer, and ends the family on reuse', async () => {
    const first = (await signIn({ email: worker.email, password: worker.password })).cookies[REFRESH]!;
    const [one, two] = await Promise.all([refresh(first), refresh(first)]);
    const second = one.cookies[REFRESH]!;
    expect([one.status, two.status, two.cookies[REFRESH]]).toEqual([200, 200, second]);
    expect(second).not.toBe(first);
    const third = await refresh(second);
    expect((await me(third.body.accessToken)).status).toBe(200);
    expect(await refresh(first)).toMatchObject({ status: 401, body: { code: 'session_ended' } });
    expect((await me(third.body.accessToken)).status).toBe(401);
    expect((await refresh(third.cookies[REFRESH]!)).status).toBe(401);
  });

  it('refuses the predecessor after ten seconds', async () => {
    const first = (await signIn({ email: worker.email, password: worker.password })).cookies[REFRESH]!;
    const next = await refresh(first);
    await db.admin.query(`update tact.refresh_token set used_at = used_at - interval '11 seconds' where used_at is not null`);
    expect((await refresh(first)).status).toBe(401);
    expect((await me(next.body.accessToken)).status).toBe(401);
  });

  it('is out at the next request after sign-out, revocation of session, device or membership, or when switched off', async () => {
    const open = async (): Promise<Answer> => signIn({ email: worker.email, password: worker.password });
    const [gone, kept, other] = [await open(), await open(), await open()];
    const token = kept.body.accessToken as string;
    await api.call('POST', '/auth/sign-out', { cookies: gone.cookies });
    expect((await me(gone.body.accessToken)).status).toBe(401);
    const sessions = (await api.call('GET', '/me/sessions', { token })).body as { id: string; current: boolean }[];
    expect(sessions.filter(({ current }) => current)).toEqual([expect.objectContaining({ id: kept.body.principal.sessionId })]);
    const id = other.body.principal.sessionId as string;
    expect((await api.call('DELETE', `/me/sessions/${id}`, { token })).status).toBe(204);
    expect((await me(other.body.accessToken)).status).toBe(401);
    expect((await api.call('DELETE', `/me/sessions/${id}`, { token })).status).toBe(404);
    await db.admin.query('update tact.membership set valid_to = now() where user_id = $1', [worker.id]);
    expect((await me(token)).body.memberships).toEqual([]);
    await db.admin.query('update tact.membership set valid_to = null where user_id = $1', [worker.id]);
    await db.admin.query('update tact.device set revoked_at = now() where user_id = $1', [worker.id]);
    expect((await me(token)).status).toBe(401);
    const last = await open();
    await db.admin.query('update tact.app_user set active = false where id = $1', [worker.id]);
    expect((await me(last.body.accessToken)).status).toBe(401);
    expect(await open()).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } });
    await db.admin.query('update tact.app_user set active = true where id = $1', [worker.id]);
    await forgetDelays();
  });

  it('ends nobody else\'s session', async () => {
    const mine = await signIn({ email: worker.email, password: worker.password });
    const theirs = await signIn({ email: supervisor.email, password: supervisor.password, code: await freshCode() });
    expect((await api.call('DELETE', `/me/sessions/${theirs.body.principal.sessionId}`, { token: mine.body.accessToken })).status).toBe(404);
    expect((await me(theirs.body.accessToken)).status).toBe(200);
  });

  it('unlocks by the password of the session\'s own person', async () => {
    const { cookies } = await signIn({ email: worker.email, password: worker.password });
    expect(await api.call('POST', '/auth/unlock', { cookies, body: { password: 'not mine at all' } })).toMatchObject({ status: 401, body: { code: 'sign_in_failed' } });
    expect(await api.call('POST', '/auth/unlock', { cookies, body: { password: worker.password } })).toMatchObject({ status: 200 });
    expect((await api.call('POST', '/auth/unlock', { body: { password: worker.password } })).status).toBe(401);
  });

  it('changes the own password under the rules and ends the other sessions', async () => {
    const [here, there] = [await signIn({ email: worker.email, password: worker.password }), await signIn({ email: worker.email, password: worker.password })];
    const change = (currentPassword: string, newPassword: string): Promise<Answer> =>
      api.call('POST', '/me/password', { token: here.body.accessToken, body: { currentPassword, newPassword } });
    expect(await change('wrong wrong wrong', 'a quiet green hedgehog')).toMatchObject({ status: 422, body: { code: 'password_wrong' } });
    expect(await change(worker.password, 'Password1234')).toMatchObject({ status: 400, body: { fields: [{ path: 'newPassword', code: 'password_common' }] } });
    expect((await change(worker.password, 'a quiet green hedgehog')).status).toBe(204);
    expect([(await me(here.body.accessToken)).status, (await me(there.body.accessToken)).status]).toEqual([200, 401]);
    expect((await change('a quiet green hedgehog', worker.password)).status).toBe(204);
  });

  it('names the field at fault', async () => {
    expect(await signIn({ email: 'x', password: '', code: '12', extra: 1 })).toMatchObject({ status: 400, body: { fields: expect.arrayContaining([
      { path: 'email', code: 'is_email' }, { path: 'extra', code: 'unknown_field' }]) } });
    expect((await signIn({ email: ['a@b.example'], password: 'x' })).status).toBe(400);
  });

  it('keeps secrets from the app role and from the audit trail', async () => {
    for (const table of ['tact.credential', 'tact.session', 'tact.refresh_token', 'tact.device', 'tact_private.device_secret', 'tact_private.sign_in_throttle']) {
      await expect(db.app.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
    }
    const values = await db.admin.query(`select coalesce(v.after, v.before)::text as t from tact_audit.audit_event e join tact_audit.audit_value v on v.event_id = e.id`);
    expect(values.length).toBeGreaterThan(5);
    expect(values.filter(({ t }: { t: string }) => /argon2|token_hash|secret_hash|totp_sealed/.test(t))).toEqual([]);
    expect(await db.admin.query(`select distinct table_name from tact_audit.audit_event where table_name in ('session', 'device', 'credential_event') order by 1`)).toHaveLength(3);
  });
});
