import { DataSource } from 'typeorm';
import { migrations } from '../../../../../migrations';
import { SYSTEM_SESSION_ID, SYSTEM_USER_ID } from './actor-token';

/** What the database must hold besides tables: the app role's password and the actor key, which the app role cannot read. */
export interface DatabaseSecrets {
  readonly appPassword: string | null;
  readonly actorKey: Buffer;
}

/** Names of all migrations of this version, in order. */
export const migrationNames: readonly string[] = migrations.map((migration) => new migration().name);

/** Brings the database up to the newest migration, or to those named in `only`, and stores the secrets. Idempotent. */
export async function migrate(adminUrl: string, secrets: DatabaseSecrets, only: readonly string[] | null = null): Promise<readonly string[]> {
  const source = await adminSource(adminUrl, only);
  try {
    const done = await source.runMigrations({ transaction: 'each' });
    if (secrets.appPassword !== null) await source.query(`alter role tact_app password '${literal(secrets.appPassword)}'`);
    await source.query(`insert into tact_private.secret (name, value) values ('actor', $1) on conflict (name) do update set value = excluded.value`, [secrets.actorKey]);
    await systemUser(source);
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** Undoes the newest migrations, newest first (tests run all of them down and up again). */
export async function migrateDown(adminUrl: string, steps: number): Promise<void> {
  const source = await adminSource(adminUrl);
  try {
    for (let step = 0; step < steps; step += 1) await source.undoLastMigration({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

async function adminSource(url: string, only: readonly string[] | null = null): Promise<DataSource> {
  const wanted = migrations.filter((_migration, at) => only === null || only.includes(migrationNames[at]!));
  return new DataSource({ type: 'postgres', url, migrations: wanted, migrationsTableName: 'tact_migration', poolSize: 1 }).initialize();
}

async function systemUser(source: DataSource): Promise<void> {
  await source.query(`insert into tact.app_user (id, email, display_name) values ($1, 'system@tact.invalid', 'Tact') on conflict do nothing`, [SYSTEM_USER_ID]);
  await source.query(`insert into tact.session (id, user_id, kind, expires_at) values ($1, $2, 'job', 'infinity') on conflict do nothing`, [SYSTEM_SESSION_ID, SYSTEM_USER_ID]);
}

function literal(text: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new Error('a database password may hold letters, digits, - and _ only');
  return text;
}
