import { type Instance, openInstance, readSettings } from '@tact/server/instance';
import { DataSource } from 'typeorm';

/** Opens the instance of `$TACT_DATA` (joining a running one), runs the work and closes it. */
export async function withInstance<T>(work: (instance: Instance) => Promise<T>): Promise<T> {
  const instance = await openInstance(readSettings(process.env, null));
  try {
    return await work(instance);
  } finally {
    await instance.close();
  }
}

/** The same with a connection of the admin, which only the command line has. */
export async function withAdmin<T>(work: (admin: DataSource, instance: Instance) => Promise<T>): Promise<T> {
  return withInstance(async (instance) => {
    if (!instance.urls.admin) throw new Error('DATABASE_ADMIN_URL is needed for this');
    const admin = await new DataSource({ type: 'postgres', url: instance.urls.admin, poolSize: 1 }).initialize();
    try {
      return await work(admin, instance);
    } finally {
      await admin.destroy();
    }
  });
}
