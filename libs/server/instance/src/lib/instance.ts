import { createServer } from 'node:net';
import { join } from 'node:path';
import { loadKeyRing } from '@tact/server/crypto';
import { migrate, openSource, startEmbedded, withUrl, type DatabaseUrls, type EmbeddedDatabase } from '@tact/server/persistence';
import type { ApiConfig } from '@tact/server/platform';
import type { DataSource } from 'typeorm';
import { clusterFolder } from './cluster-folder';
import { entities } from './entities';
import { databasePasswords, runningInstance } from './instance-file';
import type { InstanceSettings } from './instance-settings';
import { sealLeftovers } from './seal-leftovers';

/** An open data folder: keys, database (started or joined) and the app role's pool. */
export interface Instance {
  readonly config: ApiConfig;
  readonly source: DataSource;
  readonly urls: { readonly app: string; readonly admin: string | null };
  readonly databasePort: number;
  /** True when another process serves this data folder and its database was joined. */
  readonly joined: boolean;
  close(): Promise<void>;
}

/** Opens the instance: joins a running one's database, or starts the embedded one; migrates when it may. */
export async function openInstance(settings: InstanceSettings): Promise<Instance> {
  const cluster = clusterFolder(settings.dataDir);
  const keys = loadKeyRing(join(settings.dataDir, 'keys', 'keys.json'));
  const passwords = databasePasswords(settings.dataDir);
  const running = settings.own ? null : runningInstance(settings.dataDir);
  const embedded = settings.own || running ? null : await startEmbeddedIn(cluster, passwords);
  const urls = settings.own ?? embedded?.urls ?? embeddedUrls(running?.databasePort ?? 0, passwords);
  try {
    if (urls.admin && !running) {
      await migrate(urls.admin, { appPassword: appPassword(urls.app), actorKey: keys.actor });
      await sealLeftovers(urls.admin, keys);
    }
    const source = await openSource(urls.app, entities);
    const port = settings.port === 0 ? await freePort() : settings.port;
    const config: ApiConfig = {
      port, host: settings.host, dataDir: settings.dataDir, demo: settings.own === null, webDir: settings.webDir, keys, anchorsDir: settings.anchorsDir ?? null,
      origins: origins(port, settings.origin),
    };
    return {
      config, source, urls: { app: urls.app, admin: urls.admin }, databasePort: Number(new URL(urls.app).port || 5432), joined: running !== null,
      async close() {
        await source.destroy();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Starts the embedded database on a free port. */
export async function startEmbeddedIn(directory: string, passwords: { admin: string; app: string }): Promise<EmbeddedDatabase> {
  return startEmbedded({ directory, port: await freePort(), adminPassword: passwords.admin, appPassword: passwords.app });
}

/** The connections of an embedded database by its port. */
export function embeddedUrls(port: number, passwords: { admin: string; app: string }): DatabaseUrls {
  const admin = `postgresql://postgres:${passwords.admin}@127.0.0.1:${port}/tact`;
  return { admin, app: withUrl(admin, { user: 'tact_app', password: passwords.app }) };
}

/** The password to set for the app role; null where the address names another role. */
export function appPassword(url: string): string | null {
  const { username, password } = new URL(url);
  return username === 'tact_app' && password !== '' ? decodeURIComponent(password) : null;
}

function origins(port: number, origin: string | null): string[] {
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`, ...(origin ? [origin] : [])];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
