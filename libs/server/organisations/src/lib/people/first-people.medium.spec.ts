import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { inviteAgain, readAnswers, setUp, usableCode } from '@tact/server/identity';
import { type Answer, startTestApi, type TestApi } from '../../../../identity/src/testing/test-api';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { OrganisationsModule } from '../organisations.module';
import { loadReference } from '../reference/load-reference';

jest.setTimeout(60_000);
const FILES = fileURLToPath(new URL('../../../../../../seed/reference', import.meta.url));
const ANSWERS = readAnswers({
  organisation: 'Shtegu', category: 'ngo', country: 'AL', timezone: 'Europe/Tirane', language: 'sq', 'admin-email': 'admin@shtegu.example', 'admin-name': 'Adrian Toska',
  'dpo-email': 'dpo@shtegu.example', 'dpo-name': 'Ioanna Lekka',
});
const PASSWORD = 'seven quiet harbours';

describe('an installation from nothing', () => {
  let db: TestDatabase;
  let api: TestApi;

  beforeAll(async () => {
    db = await startTestDatabase();
    await loadReference(db.admin, FILES);
    api = await startTestApi(db, [OrganisationsModule], false);
  });
  afterAll(async () => {
    await api?.stop();
    await db?.stop();
  });

  const post = (path: string, body: object, token?: string): Promise<Answer> => api.call('POST', path, { body, ...(token ? { token } : {}) });
  const open = (token: string): Promise<Answer> => post('/auth/invitations/open', { token });

  /** Takes an invitation up and signs in with what was set. */
  async function arrive(invitation: string): Promise<string> {
    const { body } = await open(invitation);
    expect((await post('/auth/invitations/accept', { token: invitation, password: PASSWORD, code: usableCode(body.totpSecret, 0) })).status).toBe(204);
    await db.admin.query('update tact.credential c set totp_last_step = 0 from tact.app_user u where u.id = c.user_id and u.email = $1', [body.email]);
    const signedIn = await post('/auth/sign-in', { email: body.email, password: PASSWORD, code: usableCode(body.totpSecret, 0) });
    expect(signedIn.status).toBe(200);
    return signedIn.body.accessToken;
  }

  it('has nobody to invite before', async () => {
    await expect(inviteAgain(db.admin, api.keys)).rejects.toMatchObject({ code: 'nobody_waits' });
  });

  it('gives two invitations, and lost ones are void once new ones are made', async () => {
    const first = await setUp(db.admin, api.keys, ANSWERS);
    expect(first.map(({ role, email }) => [role, email])).toEqual([['administrator', 'admin@shtegu.example'], ['dpo', 'dpo@shtegu.example']]);
    expect((await open(first[0]!.token)).body).toMatchObject({ email: 'admin@shtegu.example', wantsPassword: true });
    const again = await inviteAgain(db.admin, api.keys);
    expect(again.map(({ role }) => role)).toEqual(['administrator', 'dpo']);
    expect([(await open(first[0]!.token)).status, (await open(first[1]!.token)).status]).toEqual([404, 404]);
    await expect(setUp(db.admin, api.keys, ANSWERS)).rejects.toMatchObject({ code: 'people_exist' });
    const [made] = (await db.admin.query(`select count(*)::int as n from tact_audit.audit_event where table_name in ('organisation', 'app_user', 'membership') and actor is not null`)) as { n: number }[];
    expect(made?.n).toBe(5);

    const administrator = await arrive(again[0]!.token);
    expect((await open(again[0]!.token)).status).toBe(404);
    await expect(inviteAgain(db.admin, api.keys)).rejects.toMatchObject({ code: 'nobody_waits' });
    const dpo = await arrive(again[1]!.token);

    const school = await post('/admin/organisations', { kind: 'duty_bearer', category: 'school', name: 'Shkolla', country: 'AL' }, administrator);
    const team = await post('/admin/teams', { organisationId: school.body.id, name: 'Desk' }, administrator);
    const worker = await post('/admin/users', { email: 'worker@shkolla.example', displayName: 'Luljeta Kodra', language: 'sq' }, administrator);
    expect([school.status, team.status, worker.status]).toEqual([201, 201, 201]);
    const { body: roles } = await api.call('GET', '/admin/roles?limit=50', { token: administrator });
    const role = roles.items.find(({ key }: { key: string }) => key === 'duty_bearer');
    const asked = await post('/admin/memberships', { userId: worker.body.id, organisationId: school.body.id, teamId: team.body.id, roleId: role.id }, administrator);
    expect(asked.body).toMatchObject({ done: null, change: { state: 'waiting' } });
    const change = `/admin/changes/${asked.body.change.id}/confirm`;
    expect((await post(change, { version: 1 }, administrator)).status).toBe(403);
    expect((await post(change, { version: 1 }, dpo)).body).toMatchObject({ state: 'confirmed' });
    const token = await arrive(worker.body.invitation);
    expect((await api.call('GET', '/me', { token })).body).toMatchObject({ memberships: [{ roleKey: 'duty_bearer', organisationId: school.body.id }] });
  });
});
