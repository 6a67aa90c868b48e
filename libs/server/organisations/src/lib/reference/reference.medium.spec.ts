import { jest } from '@jest/globals';
import { rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CODE_LISTS } from '@tact/domain';
import { demoAccounts, readDemoAccounts } from '@tact/server/identity';
import { startTestApi, type TestApi } from '../../../../identity/src/testing/test-api';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { OrganisationsModule } from '../organisations.module';
import { loadReference } from './load-reference';

jest.setTimeout(30_000);

const FILES = fileURLToPath(new URL('../../../../../../seed/reference', import.meta.url));

describe('reference data and demo accounts', () => {
  let db: TestDatabase;
  let api: TestApi;

  beforeAll(async () => {
    db = await startTestDatabase();
    await loadReference(db.admin, FILES);
    api = await startTestApi(db, [OrganisationsModule]);
  }, 60_000);
  afterAll(async () => {
    await api?.stop();
    await db?.stop();
  });

  it('loads once; what an administrator changed stays', async () => {
    await db.admin.query(`update tact.code_value set labels = '{"en":"Ours"}' where list = 'sex' and code = 'female'`);
    await loadReference(db.admin, FILES);
    const [counts] = await db.admin.query(`select (select count(*)::int from tact.area where kind = 'municipality' and code_system = 'INSTAT') as municipalities,
      (select count(*)::int from tact.role) as roles, (select count(*)::int from tact.code_value) as codes, (select labels ->> 'en' from tact.code_value where list = 'sex' and code = 'female') as label`);
    expect(counts).toEqual({ municipalities: 61, roles: 8, codes: Object.values(CODE_LISTS).flat().length, label: 'Ours' });
  });

  it('makes accounts that can sign in with the listed code, twice the same', async () => {
    await demoAccounts(db.admin, api.keys, api.dataDir);
    const accounts = readDemoAccounts(api.dataDir);
    const file = `${api.dataDir}/demo-accounts.json`;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const [inTwoNgos, atTheMunicipality] = [4, 1];
    const workers = inTwoNgos + atTheMunicipality;
    expect(accounts.map(({ role }) => role).sort()).toEqual(['administrator', 'dpo', ...Array(6).fill('duty_bearer'), ...Array(workers).fill('social_worker'), ...Array(workers).fill('supervisor')]);
    await demoAccounts(db.admin, api.keys, api.dataDir);
    expect(readDemoAccounts(api.dataDir)).toEqual(accounts);
    const listed = await api.call('GET', '/auth/demo-accounts');
    expect(listed.body.map((row: object) => Object.keys(row).sort())).toEqual(accounts.map(() => ['code', 'email', 'name', 'organisation', 'password', 'role']));
    const { email, password, code } = listed.body[0];
    const signedIn = await api.call('POST', '/auth/sign-in', { body: { email, password, code } });
    expect(signedIn).toMatchObject({ status: 200, body: { principal: { displayName: accounts[0]!.name } } });
    const again = (await api.call('GET', '/auth/demo-accounts')).body[0].code as string;
    expect(again).not.toBe(code);
    expect((await api.call('POST', '/auth/sign-in', { body: { email, password, code: again } })).status).toBe(200);
  });

  it('answers reference data to who is signed in, and nobody else', async () => {
    expect((await api.call('GET', '/reference')).status).toBe(401);
    const [worker] = (await api.call('GET', '/auth/demo-accounts')).body.slice(1);
    const { body } = await api.call('POST', '/auth/sign-in', { body: { email: worker.email, password: worker.password, code: worker.code } });
    const reference = (await api.call('GET', '/reference', { token: body.accessToken })).body;
    expect(reference.organisations).toHaveLength(9);
    expect(reference.codes.risk_level.map(({ code }: { code: string }) => code)).toEqual(['high', 'medium', 'low', 'none']);
    expect(reference.settings).toHaveProperty('clocks');
    expect(new Set(reference.colleagues.map(({ organisationId }: { organisationId: string }) => organisationId)).size).toBe(1);
  });

  it('gives new credentials when the list is lost', async () => {
    rmSync(`${api.dataDir}/demo-accounts.json`);
    await demoAccounts(db.admin, api.keys, api.dataDir);
    const [account] = (await api.call('GET', '/auth/demo-accounts')).body;
    expect((await api.call('POST', '/auth/sign-in', { body: { email: account.email, password: account.password, code: account.code } })).status).toBe(200);
  });

  it('lists no account outside demo mode', async () => {
    const plain = await startTestApi(db, [], false);
    expect((await plain.call('GET', '/auth/demo-accounts')).status).toBe(404);
    await plain.stop();
  });
});
