import { resolve } from 'node:path';

/** What the environment says; nothing else is read from it. */
export interface InstanceSettings {
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  readonly webDir: string | null;
  /** Where anchors go; null means the data folder. */
  readonly anchorsDir?: string | null;
  /** For backups: a connection of its own, and whom they are encrypted to. */
  readonly backup?: { readonly url: string | null; readonly recipient: string | null };
  /** A PostgreSQL of one's own; null means the embedded one. */
  readonly own: { readonly app: string; readonly admin: string | null } | null;
}

/** `TACT_PORT` (3000), `TACT_DATA` (./.tact), `TACT_HOST`, `TACT_ANCHORS`, `TACT_BACKUP_RECIPIENT`, `DATABASE_BACKUP_URL`, `DATABASE_URL`, `DATABASE_ADMIN_URL`. Throws on a port that is none. */
export function readSettings(env: NodeJS.ProcessEnv, webDir: string | null): InstanceSettings {
  const port = Number(env['TACT_PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`TACT_PORT is no port: ${env['TACT_PORT'] ?? ''}`);
  const app = env['DATABASE_URL'];
  return {
    dataDir: resolve(env['TACT_DATA'] ?? '.tact'), port, webDir, anchorsDir: env['TACT_ANCHORS'] ? resolve(env['TACT_ANCHORS']) : null,
    backup: { url: env['DATABASE_BACKUP_URL'] ?? null, recipient: env['TACT_BACKUP_RECIPIENT'] ?? null },
    host: app ? (env['TACT_HOST'] ?? '127.0.0.1') : '127.0.0.1',
    own: app ? { app, admin: env['DATABASE_ADMIN_URL'] ?? null } : null,
  };
}
