import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

/** The app role's connection pool; statements are sent without waiting for the answer to the one before (`UnitOfWork` relies on it for speed only). `start` refuses a superuser, an owner of tables or a role that bypasses row-level security. */
export async function openSource(appUrl: string, entities: MixedList<string | EntitySchema | (new () => object)> = [], poolSize = 10): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres', url: appUrl, entities: entities as MixedList<string>, poolSize, synchronize: false, logging: false,
    extra: { statement_timeout: 15_000, connectionTimeoutMillis: 3_000, idle_in_transaction_session_timeout: 30_000, application_name: 'tact', pipeline: true },
  });
  await source.initialize();
  try {
    await refusePower(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}

async function refusePower(source: DataSource): Promise<void> {
  const rows = (await source.query(`select r.rolsuper or r.rolbypassrls or exists (select from pg_class c where c.relowner = r.oid)
    or pg_has_role(r.oid, 'tact_owner', 'member') as powerful from pg_roles r where r.rolname = current_user`)) as { powerful: boolean }[];
  if (rows[0]?.powerful !== false) throw new Error('DATABASE_URL must name a role that is no superuser, owns nothing and cannot bypass row-level security');
}
