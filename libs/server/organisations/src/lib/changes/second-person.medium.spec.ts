import { jest } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { usableCode } from '@tact/server/identity';
import { type Answer, startTestApi, type TestApi } from '../../../../identity/src/testing/test-api';
import { testOrganisation, testPerson, type TestPerson, tokenOf } from '../../../../identity/src/testing/test-people';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { OrganisationsModule } from '../organisations.module';
import { loadReference } from '../reference/load-reference';

jest.setTimeout(30_000);

const FILES = fileURLToPath(new URL('../../../../../../seed/reference', import.meta.url));

describe('the second person', () => {
  let db: TestDatabase;
  let api: TestApi;
  let at: { organisationId: string; teamId: string };
  let people: Record<'administrator' | 'dpo' | 'supervisor' | 'stranger' | 'worker', TestPerson>;
  let tokens: Record<keyof typeof people, string>;
  let roles: Map<string, { id: string; version: number; permissions: object[] }>;

  beforeAll(async () => {
    db = await startTestDatabase();
    await loadReference(db.admin, FILES);
    api = await startTestApi(db, [OrganisationsModule]);
    at = await testOrganisation(db.admin);
    const elsewhere = await testOrganisation(db.admin, 'Mali');
    const make = (role: string, place = at): Promise<TestPerson> => testPerson(db.admin, api.keys, role, place);
    people = { administrator: await make('administrator'), dpo: await make('dpo'), supervisor: await make('supervisor'), stranger: await make('supervisor', elsewhere), worker: await make('social_worker') };
    tokens = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, person]) => [name, await tokenOf(api, person)]))) as typeof tokens;
    const { body } = await as('administrator', 'GET', '/admin/roles');
    roles = new Map(body.items.map((role: { key: string; id: string; version: number; permissions: object[] }) => [role.key, role]));
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await db?.stop();
  });

  const as = (who: keyof typeof tokens, method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, headers?: Record<string, string>): Promise<Answer> =>
    api.call(method, path, { token: tokens[who], ...(body ? { body } : {}), ...(headers ? { headers } : {}) });
  const newcomer = async (): Promise<{ id: string; email: string; invitation: string }> => {
    const email = `new.${Math.random().toString(36).slice(2)}@urat.example`;
    return (await as('administrator', 'POST', '/admin/users', { email, displayName: 'Drita Halili' })).body;
  };
  const grant = (userId: string, role: string, headers?: Record<string, string>): Promise<Answer> =>
    as('administrator', 'POST', '/admin/memberships', { userId, ...at, roleId: roles.get(role)!.id }, headers);
  const notified = async (): Promise<string[]> => {
    const rows = await db.admin.query('select user_id from tact.notification where kind = $1', ['change']);
    await db.admin.query('delete from tact.notification');
    return rows.map(({ user_id }: { user_id: string }) => Object.entries(people).find(([, { id }]) => id === user_id)?.[0] ?? 'newcomer').sort();
  };

  it('must confirm a role with case content: not the proposer, not the person, not a supervisor elsewhere', async () => {
    const { id } = await newcomer();
    const { status, body } = await grant(id, 'social_worker');
    expect([status, body.done, body.change.state]).toEqual([201, null, 'waiting']);
    const [update] = (await as('dpo', 'GET', '/me/notifications')).body;
    expect(update).toEqual({ id: expect.any(String), kind: 'change', resource: body.change.id, at: expect.any(String), readAt: null });
    expect((await as('worker', 'POST', `/me/notifications/${update.id}/read`)).status).toBe(404);
    expect((await as('dpo', 'POST', `/me/notifications/${update.id}/read`)).status).toBe(204);
    expect((await as('dpo', 'GET', '/me/notifications')).body[0].readAt).not.toBeNull();
    expect(await notified()).toEqual(['dpo', 'supervisor']);
    const path = `/admin/changes/${body.change.id}/confirm`;
    expect(await as('administrator', 'POST', path, { version: 1 })).toMatchObject({ status: 403, body: { code: 'not_permitted' } });
    expect((await as('stranger', 'POST', path, { version: 1 })).status).toBe(404);
    expect((await as('worker', 'POST', path, { version: 1 })).status).toBe(403);
    expect(await db.admin.query('select 1 from tact.membership where user_id = $1', [id])).toEqual([]);
    const both = await Promise.all([as('supervisor', 'POST', path, { version: 1 }), as('dpo', 'POST', path, { version: 1 })]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await db.admin.query('select organisation_id from tact.membership where user_id = $1', [id])).toEqual([{ organisation_id: at.organisationId }]);
    expect(await notified()).toEqual(expect.arrayContaining(['administrator', 'newcomer']));
  });

  it('never is the proposer, even one who may both propose and confirm', async () => {
    const both = await testPerson(db.admin, api.keys, 'dpo', at);
    await db.admin.query(`update tact.role set permissions = permissions || '[{"action":"create","subject":"Change"},{"action":"create","subject":"Membership"},{"action":"read","subject":"Membership"}]' where key = 'dpo'`);
    const token = await tokenOf(api, both);
    const { id } = await newcomer();
    const proposed = await api.call('POST', '/admin/memberships', { token, body: { userId: id, ...at, roleId: roles.get('social_worker')!.id } });
    expect(proposed.body.change.mayConfirm).toBe(false);
    const answer = await api.call('POST', `/admin/changes/${proposed.body.change.id}/confirm`, { token, body: { version: 1 } });
    expect(answer).toMatchObject({ status: 403, body: { code: 'second_person_required' } });
    expect((await as('dpo', 'POST', `/admin/changes/${proposed.body.change.id}/refuse`, { version: 1 })).body.state).toBe('refused');
  });

  it('is not needed for a role without case content, and for ending one', async () => {
    const { id } = await newcomer();
    const { body } = await grant(id, 'coordinator', { 'idempotency-key': 'grant-coordinator' });
    expect(body).toMatchObject({ change: null, done: { userId: id, roleKey: 'coordinator', version: 1 } });
    expect((await grant(id, 'coordinator', { 'idempotency-key': 'grant-coordinator' })).body.done.id).toBe(body.done.id);
    const ended = await as('administrator', 'POST', `/admin/memberships/${body.done.id}/end`, { version: 1 });
    expect(new Date(ended.body.validTo).getTime()).toBeLessThanOrEqual(Date.now());
    expect((await as('administrator', 'POST', `/admin/memberships/${body.done.id}/end`, { version: 1 })).status).toBe(409);
  });

  it('cannot make an administrator a case worker', async () => {
    expect(await grant(people.administrator.id, 'social_worker')).toMatchObject({ status: 422, body: { code: 'roles_conflict' } });
  });

  it('confirms changes of case roles, the DPO alone, and a role edited meanwhile is not overwritten', async () => {
    const role = roles.get('social_worker')!;
    const permissions = role.permissions.slice(1);
    const edit = await as('administrator', 'PATCH', `/admin/roles/${role.id}`, { permissions }, { 'if-match': '1' });
    expect(edit.body.change).toMatchObject({ kind: 'role_change', state: 'waiting' });
    const before = (await api.call('GET', '/me', { token: tokens.worker })).body.memberships[0].permissions.length;
    expect((await as('supervisor', 'POST', `/admin/changes/${edit.body.change.id}/confirm`, { version: 1 })).status).toBe(404);
    expect((await as('dpo', 'POST', `/admin/changes/${edit.body.change.id}/confirm`, { version: 1 })).status).toBe(200);
    expect((await api.call('GET', '/me', { token: tokens.worker })).body.memberships[0].permissions).toHaveLength(before - 1);
    expect((await as('administrator', 'PATCH', `/admin/roles/${role.id}`, { name: 'X' }, { 'if-match': '1' })).body.code).toBe('version_conflict');
    expect((await as('administrator', 'PATCH', `/admin/roles/${roles.get('analyst')!.id}`, { name: 'Donor' }, { 'if-match': '1' })).body).toMatchObject({ change: null, done: { name: 'Donor', version: 2 } });
    expect((await as('administrator', 'PATCH', `/admin/roles/${roles.get('analyst')!.id}`, { permissions: [{ action: 'fly', subject: 'Case' }] }, { 'if-match': '2' })).status).toBe(400);
  });

  it('confirms a reset; the invitation then sets the password once, and open sessions end', async () => {
    const { id, email, password } = people.worker;
    const { body: change } = await as('administrator', 'POST', `/admin/users/${id}/password-reset`, {});
    const confirmed = await as('supervisor', 'POST', `/admin/changes/${change.id}/confirm`, { version: 1 });
    expect((await api.call('GET', '/me', { token: tokens.worker })).status).toBe(401);
    const token = confirmed.body.invitation as string;
    expect((await api.call('POST', '/auth/invitations/open', { body: { token } })).body).toEqual({ email, displayName: expect.any(String), wantsPassword: true, totpSecret: null, totpUri: null });
    expect((await api.call('POST', '/auth/invitations/accept', { body: { token, password: 'Password1234' } })).body.fields).toEqual([{ path: 'password', code: 'password_common' }]);
    expect((await api.call('POST', '/auth/invitations/accept', { body: { token, password: 'seven quiet hedgehogs' } })).status).toBe(204);
    expect((await api.call('POST', '/auth/invitations/accept', { body: { token, password: 'seven louder hedgehogs' } })).status).toBe(404);
    await db.admin.query('update tact.credential set totp_last_step = 0');
    const code = usableCode(people.worker.totpSecret, 0);
    expect((await api.call('POST', '/auth/sign-in', { body: { email, password, code } })).status).toBe(401);
    expect((await api.call('POST', '/auth/sign-in', { body: { email, password: 'seven quiet hedgehogs', code } })).status).toBe(200);
  });

  it('lets a new person in by invitation: password and second factor', async () => {
    const { email, invitation } = await newcomer();
    const { body } = await api.call('POST', '/auth/invitations/open', { body: { token: invitation } });
    expect(body.totpUri).toContain('otpauth://totp/Tact');
    const accept = { token: invitation, password: 'a lamp in the harbour', code: usableCode(body.totpSecret, 0) };
    expect((await api.call('POST', '/auth/invitations/accept', { body: { ...accept, code: '000000' } })).body.fields).toEqual([{ path: 'code', code: 'code_wrong' }]);
    expect((await api.call('POST', '/auth/invitations/accept', { body: accept })).status).toBe(204);
    expect((await api.call('POST', '/auth/sign-in', { body: { email, password: accept.password, code: accept.code } })).body.code).toBe('code_wrong');
    expect((await api.call('POST', '/auth/sign-in', { body: { email, password: accept.password, code: usableCode(body.totpSecret, Math.floor(Date.now() / 30_000)) } })).status).toBe(200);
  });

  it('holds below the application: the app role can grant nothing by itself', async () => {
    const actor = { userId: people.administrator.id, sessionId: (await api.call('GET', '/me', { token: tokens.administrator })).body.sessionId };
    const attempt = (sql: string, values: unknown[] = []): Promise<unknown> => db.uow.run(actor, () => db.uow.query(sql, values));
    const refused = /not allowed|permission denied|violates check/;
    const { id } = await newcomer();
    await expect(attempt('insert into tact.membership (id, user_id, organisation_id, role_id) values (uuidv7(), $1, $2, $3)', [id, at.organisationId, roles.get('supervisor')!.id])).rejects.toThrow(refused);
    await expect(attempt(`update tact.role set case_scope = 'organisation' where key = 'social_worker'`)).rejects.toThrow(refused);
    const { body } = await grant(id, 'supervisor');
    await expect(attempt(`update tact.change_request set state = 'confirmed', decided_by = $2 where id = $1`, [body.change.id, people.administrator.id])).rejects.toThrow(refused);
    await expect(attempt(`update tact.change_request set state = 'confirmed', decided_by = $2 where id = $1`, [body.change.id, people.dpo.id])).rejects.toThrow(refused);
    await expect(attempt('select tact_private.invite($1, null, $2, null)', [people.worker.id, Buffer.alloc(32)])).rejects.toThrow(refused);
    await db.admin.query('insert into tact.app_user (id, email, display_name) values ($1, $2, $2)', [at.teamId, 'silent@urat.example']);
    await db.admin.query('insert into tact.membership (id, user_id, organisation_id, role_id) values (uuidv7(), $1, $2, $3)', [at.teamId, at.organisationId, roles.get('social_worker')!.id]);
    await expect(attempt('select tact_private.invite($1, null, $2, null)', [at.teamId, Buffer.alloc(32)])).rejects.toThrow(refused);
    await expect(attempt('update tact.credential set password_hash = $1', ['x'])).rejects.toThrow(refused);
    await expect(db.app.query(`update tact.organisation set name = 'Taken'`)).rejects.toThrow(refused);
  });
});
