import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { DataSource as Source } from 'typeorm';
import { migrate, openSource, startEmbedded, UnitOfWork, type DatabaseUrls } from '../index';

/** A real PostgreSQL 18 of its own for one spec file, migrated and empty. */
export interface TestDatabase {
  readonly urls: DatabaseUrls;
  readonly actorKey: Buffer;
  /** The app role's pool. */
  readonly app: DataSource;
  /** The owner's connection: for arranging data and for looking behind the policies. */
  readonly admin: DataSource;
  readonly uow: UnitOfWork;
  stop(): Promise<void>;
}

/** Starts the database; call `stop` in `afterAll`. `entities` are registered with the app role's DataSource. `durable`: it survives being killed. */
export async function startTestDatabase(entities: Parameters<typeof openSource>[1] = [], durable = false): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'tact-test-'));
  chmodSync(directory, 0o755);
  const appPassword = randomBytes(12).toString('hex');
  const embedded = await startEmbedded({ directory: join(directory, 'pg'), port: await freePort(), adminPassword: 'test', appPassword, durable });
  const actorKey = randomBytes(32);
  await migrate(embedded.urls.admin, { appPassword, actorKey }).catch(async (error: unknown) => {
    await embedded.stop();
    throw error;
  });
  const app = await openSource(embedded.urls.app, entities);
  const admin = await new Source({ type: 'postgres', url: embedded.urls.admin, poolSize: 2 }).initialize();
  return {
    urls: embedded.urls, actorKey, app, admin, uow: new UnitOfWork(app, actorKey),
    async stop() {
      await app.destroy();
      await admin.destroy();
      await embedded.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
