import { chmodSync, mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type KeyRing, temporaryKeyRing } from '@tact/server/crypto';
import { JsonLog } from '@tact/server/platform';
import { testOrganisation, testPerson } from '../../../../identity/src/testing/test-people';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { AppModule } from '../app.module';
import { createHttpServer } from '../http-server';
import { startMetricsServer } from './metrics-server';

jest.setTimeout(60_000);
const CANARY = 'kanarina';
const TOKEN = 'a-token-of-this-specification';

describe('watching a server', () => {
  const lines: string[] = [];
  const log = new JsonLog('info', new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } }));
  let db: TestDatabase;
  let app: NestFastifyApplication;
  let scrape: Server;
  let keys: KeyRing;
  let dataDir: string;

  beforeAll(async () => {
    db = await startTestDatabase();
    keys = { ...temporaryKeyRing(), actor: db.actorKey };
    dataDir = mkdtempSync(join(tmpdir(), 'tact-watch-'));
    const config = { port: 0, host: '127.0.0.1', dataDir, demo: false, webDir: null, keys, origins: [] };
    app = await createHttpServer(AppModule.forRoot(config, db.app), config, log);
    scrape = await startMetricsServer(app, { port: 0, host: '127.0.0.1', token: TOKEN });
  });
  afterAll(async () => {
    scrape?.close();
    await app?.close();
    await db?.stop();
  });

  const ready = async (): Promise<{ status: number; parts: Record<string, string> }> => {
    const answer = await app.inject('/health/ready');
    return { status: answer.statusCode, parts: (answer.json() as { parts: Record<string, string> }).parts };
  };
  const scraped = async (token: string | null = TOKEN, path = '/metrics'): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`http://127.0.0.1:${(scrape.address() as AddressInfo).port}${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
    return { status: answer.status, text: await answer.text() };
  };

  it('readiness names the migration that is missing', async () => {
    expect(await ready()).toEqual({ status: 200, parts: { server: 'ok', database: 'ok', migrations: 'ok', keys: 'ok', audit: 'ok' } });
    const [row] = (await db.admin.query('delete from tact_migration where id = (select max(id) from tact_migration) returning timestamp, name'))[0] as { timestamp: string; name: string }[];
    expect(await ready()).toMatchObject({ status: 503, parts: { migrations: 'behind', database: 'ok' } });
    await db.admin.query('insert into tact_migration (timestamp, name) values ($1, $2)', [row!.timestamp, row!.name]);
    expect((await ready()).status).toBe(200);
  });

  it('readiness names keys that the database does not accept', async () => {
    const config = { port: 0, host: '127.0.0.1', dataDir, demo: false, webDir: null, keys: { ...keys, actor: Buffer.alloc(32, 7) }, origins: [] };
    const other = await createHttpServer(AppModule.forRoot(config, db.app), config, log);
    expect((await other.inject('/health/ready')).json()).toMatchObject({ status: 503, parts: { keys: 'refused' } });
  });

  it('readiness names anchors that cannot be written', async () => {
    if (process.getuid?.() === 0) return expect((await ready()).parts['audit']).toBe('ok');
    chmodSync(dataDir, 0o500);
    expect((await ready()).parts['audit']).toBe('not_writable');
    chmodSync(dataDir, 0o700);
  });

  it('metrics count by template, never by address, and need their token', async () => {
    const person = await testPerson(db.admin, keys, 'administrator', await testOrganisation(db.admin));
    const signIn = (password: string): Promise<unknown> => app.inject({ method: 'POST', url: '/api/v1/auth/sign-in', payload: { email: person.email, password } });
    await signIn(`${CANARY} as a password`);
    await app.inject({ url: `/api/v1/cases/${CANARY}?name=${CANARY}`, headers: { authorization: `Bearer ${CANARY}` } });
    await app.inject({ method: 'POST', url: '/api/v1/auth/sign-in', headers: { 'content-type': 'application/json' }, payload: `{"email": "${CANARY}` });
    await app.inject(`/${CANARY}`);
    expect([(await scraped(null)).status, (await scraped('another')).status, (await scraped(TOKEN, '/')).status]).toEqual([401, 401, 404]);
    const { status, text } = await scraped();
    expect(status).toBe(200);
    expect(text).toContain('tact_sign_in_failures_total{code="sign_in_failed"} 1');
    expect(text).toMatch(/tact_http_requests_total\{method="POST",route="\/api\/v1\/auth\/sign-in",status="401"\} 1/);
    expect(text).toMatch(/tact_http_requests_total\{method="GET",route="\/api\/v1\/cases\/:\w+",status="401"\} 1/);
    expect(text).toMatch(/tact_database_connections\{state="open"\} [1-9]/);
    expect(text).toMatch(/^tact_audit_unsealed_rows [1-9]\d*$/m);
    for (const written of [text, lines.join('')]) {
      expect(written.toLowerCase()).not.toContain(CANARY);
      expect(written).not.toContain(person.email);
      expect(written).not.toContain(person.password);
    }
  });

  it('the log has a JSON line a request with its id, and the line of a refusal', () => {
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const asked = read.filter(({ route }) => route === '/api/v1/auth/sign-in');
    expect(asked.map(({ status }) => status)).toEqual([401, 400]);
    expect(asked[0]).toMatchObject({ level: 'info', context: 'Request', method: 'POST', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/), ms: expect.any(Number) });
    expect(read.some(({ context, code }) => context === 'SignIn' && code === 'sign_in_failed')).toBe(true);
  });
});
