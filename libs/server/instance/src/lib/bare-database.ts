import { clusterFolder } from './cluster-folder';
import { databasePasswords, runningInstance } from './instance-file';
import { appPassword, embeddedUrls, startEmbeddedIn } from './instance';
import type { InstanceSettings } from './instance-settings';

/** A database as it stands: neither migrated nor filled, and no key file made. */
export interface BareDatabase {
  readonly adminUrl: string;
  readonly appPassword: string | null;
  close(): Promise<void>;
}

/**
 * Opens the database for a backup or restore: starts the embedded one, or takes `DATABASE_ADMIN_URL`. While Tact runs on this data folder, its
 * database is joined where the caller may (`join`), and otherwise it throws.
 */
export async function openBareDatabase(settings: InstanceSettings, { join }: { readonly join: boolean } = { join: false }): Promise<BareDatabase> {
  if (settings.own) {
    if (!settings.own.admin) throw new Error('DATABASE_ADMIN_URL is needed for this');
    return { adminUrl: settings.own.admin, appPassword: appPassword(settings.own.app), close: async () => undefined };
  }
  const running = runningInstance(settings.dataDir);
  if (running && !join) throw new Error(`Tact runs on ${settings.dataDir}: stop it first`);
  const passwords = databasePasswords(settings.dataDir);
  if (running) return { adminUrl: embeddedUrls(running.databasePort, passwords).admin, appPassword: passwords.app, close: async () => undefined };
  const embedded = await startEmbeddedIn(clusterFolder(settings.dataDir), passwords);
  return { adminUrl: embedded.urls.admin, appPassword: passwords.app, close: () => embedded.stop() };
}
