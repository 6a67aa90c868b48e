import { readFileSync, writeFileSync } from 'node:fs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { temporaryKeyRing } from '@tact/server/crypto';
import { startTestDatabase, type TestDatabase } from '../../../persistence/src/testing/test-database';
import { AppModule } from './app.module';
import { entities } from './entities';
import { createHttpServer } from './http-server';

const FILE = 'docs/openapi.json';

describe('the API document', () => {
  let db: TestDatabase;
  let app: NestFastifyApplication;
  beforeAll(async () => {
    db = await startTestDatabase(entities);
    const config = { port: 0, host: '127.0.0.1', dataDir: '/nowhere', demo: false, webDir: null, keys: temporaryKeyRing(), origins: [] };
    app = await createHttpServer(AppModule.forRoot(config, db.app), config);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await db.stop();
  });

  it('that is checked in is the one that is served (write it anew with UPDATE_OPENAPI=1)', async () => {
    const served = `${JSON.stringify((await app.inject('/api/v1/openapi.json')).json(), null, 1)}\n`;
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(FILE, served);
    expect(served).toBe(readFileSync(FILE, 'utf8'));
  });

  it('refuses an unknown route and a wrong method alike', async () => {
    expect((await app.inject('/api/v1/nothing')).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: '/health/live' })).statusCode).toBe(404);
  });
});
