import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyRing, loadKeyRing } from '@tact/server/crypto';
import { loadReference } from '@tact/server/organisations';
import { type DatabaseUrls, migrate, startEmbedded, withUrl } from '@tact/server/persistence';
import { DataSource } from 'typeorm';

const APP_PASSWORD = 'bench';

/** A scratch data folder with an embedded PostgreSQL of its own, durable as in production. */
export interface Cluster {
  readonly dataDir: string;
  readonly keys: KeyRing;
  /** The two connections of one of its databases. */
  urls(database: string): DatabaseUrls;
  /** Copies a database that nobody is connected to. */
  copy(from: string, to: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it, migrates `tact` and loads the reference data. */
export async function startCluster(folder: string | null): Promise<Cluster> {
  const dataDir = folder ?? mkdtempSync(join(tmpdir(), 'tact-bench-'));
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o755);
  const keys = loadKeyRing(join(dataDir, 'keys', 'keys.json'));
  rmSync(join(dataDir, 'postgres'), { recursive: true, force: true });
  const embedded = await startEmbedded({ directory: join(dataDir, 'postgres'), port: await freePort(), adminPassword: APP_PASSWORD, appPassword: APP_PASSWORD });
  const urls = (database: string): DatabaseUrls => ({ admin: withUrl(embedded.urls.admin, { database }), app: withUrl(embedded.urls.app, { database }) });
  await migrate(embedded.urls.admin, { appPassword: APP_PASSWORD, actorKey: keys.actor });
  await withAdmin(embedded.urls.admin, (admin) => loadReference(admin, join(process.cwd(), 'seed', 'reference')));
  return {
    dataDir, keys, urls,
    copy: (from, to) => withAdmin(withUrl(embedded.urls.admin, { database: 'postgres' }), (admin) => admin.query(`create database ${to} template ${from}`)),
    async stop() {
      await embedded.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs work on an owner's connection and closes it. */
export async function withAdmin<T>(url: string, work: (admin: DataSource) => Promise<T>): Promise<T> {
  const admin = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  try {
    return await work(admin);
  } finally {
    await admin.destroy();
  }
}

/** A port of loopback that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
