import { readFileSync } from 'node:fs';
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
  /** The address people open when it is not localhost: `https://tact.example.org`. */
  readonly origin: string | null;
  /** Prometheus metrics on a port of their own; null means none. Beyond loopback a token is demanded. */
  readonly metrics?: { readonly port: number; readonly host: string; readonly token: string | null } | null;
  /** `info` writes a line a request; `warn` only what went wrong. */
  readonly logLevel?: LogLevel;
  /** A PostgreSQL of one's own; null means the embedded one. */
  readonly own: { readonly app: string; readonly admin: string | null } | null;
}

/**
 * `TACT_PORT` (3000), `TACT_DATA` (./.tact), `TACT_HOST`, `TACT_ORIGIN`, `TACT_ANCHORS`, `TACT_BACKUP_RECIPIENT`, and `DATABASE_URL`, `DATABASE_ADMIN_URL`,
 * `DATABASE_BACKUP_URL`, each of the three also as `..._FILE`: a file that holds it; `TACT_METRICS_PORT`, `TACT_METRICS_HOST`, `TACT_METRICS_TOKEN(_FILE)`,
 * `TACT_LOG_LEVEL`. Throws on a port, level or origin that is none.
 */
export function readSettings(env: NodeJS.ProcessEnv, webDir: string | null): InstanceSettings {
  const port = Number(env['TACT_PORT'] ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`TACT_PORT is no port: ${env['TACT_PORT'] ?? ''}`);
  const app = secretOf(env, 'DATABASE_URL');
  return {
    dataDir: resolve(env['TACT_DATA'] ?? '.tact'), port, webDir, anchorsDir: env['TACT_ANCHORS'] ? resolve(env['TACT_ANCHORS']) : null,
    backup: { url: secretOf(env, 'DATABASE_BACKUP_URL'), recipient: env['TACT_BACKUP_RECIPIENT'] ?? null },
    metrics: metricsOf(env), logLevel: logLevelOf(env['TACT_LOG_LEVEL'] ?? (app ? 'info' : 'warn')),
    host: app ? (env['TACT_HOST'] ?? '127.0.0.1') : '127.0.0.1', origin: env['TACT_ORIGIN'] ? originOf(env['TACT_ORIGIN']) : null,
    own: app ? { app, admin: secretOf(env, 'DATABASE_ADMIN_URL') } : null,
  };
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

function logLevelOf(text: string): LogLevel {
  const found = (['debug', 'info', 'warn', 'error', 'silent'] as const).find((level) => level === text);
  if (!found) throw new Error(`TACT_LOG_LEVEL is none of debug, info, warn, error, silent: ${text}`);
  return found;
}

function metricsOf(env: NodeJS.ProcessEnv): InstanceSettings['metrics'] {
  if (!env['TACT_METRICS_PORT']) return null;
  const port = Number(env['TACT_METRICS_PORT']);
  const host = env['TACT_METRICS_HOST'] ?? '127.0.0.1';
  const token = secretOf(env, 'TACT_METRICS_TOKEN');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`TACT_METRICS_PORT is no port: ${env['TACT_METRICS_PORT']}`);
  if (!['127.0.0.1', '::1', 'localhost'].includes(host) && (token ?? '').length < 20) throw new Error('TACT_METRICS_HOST beyond this machine needs a TACT_METRICS_TOKEN of at least 20 characters');
  return { port, host, token };
}

function secretOf(env: NodeJS.ProcessEnv, name: string): string | null {
  const file = env[`${name}_FILE`];
  return env[name] ?? (file ? readFileSync(file, 'utf8').trim() : null);
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'https:' || url.origin !== text.replace(/\/$/, '')) throw new Error(`TACT_ORIGIN is no https address of a host: ${text}`);
  return url.origin;
}
