import { clusterFolder } from './cluster-folder';
import { databasePasswords, runningInstance } from './instance-file';
import { appPassword, startEmbeddedIn } from './instance';
import type { InstanceSettings } from './instance-settings';

/** A database as it stands: neither migrated nor filled, and no key file made. */
export interface BareDatabase {
  readonly adminUrl: string;
  readonly appPassword: string | null;
  close(): Promise<void>;
}

/** Opens the database for a restore: starts the embedded one, or takes `DATABASE_ADMIN_URL`. Throws while Tact runs on this data folder. */
export async function openBareDatabase(settings: InstanceSettings): Promise<BareDatabase> {
  if (settings.own) {
    if (!settings.own.admin) throw new Error('DATABASE_ADMIN_URL is needed for this');
    return { adminUrl: settings.own.admin, appPassword: appPassword(settings.own.app), close: async () => undefined };
  }
  if (runningInstance(settings.dataDir)) throw new Error(`Tact runs on ${settings.dataDir}: stop it first`);
  const passwords = databasePasswords(settings.dataDir);
  const embedded = await startEmbeddedIn(clusterFolder(settings.dataDir), passwords);
  return { adminUrl: embedded.urls.admin, appPassword: passwords.app, close: () => embedded.stop() };
}
