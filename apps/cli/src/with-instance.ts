import { type Instance, openInstance, readSettings } from '@tact/server/instance';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { firstData } from '../../../seed';

/** The folder of the program: `seed/reference` lies in it. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Opens the instance of `$TACT_DATA`: joins a running one, or starts its database with reference and demo data. */
export async function openFilledInstance(): Promise<Instance> {
  const instance = await openInstance(readSettings(process.env, null));
  if (!instance.joined) await firstData(instance, root);
  return instance;
}

/** Opens the instance, runs the work and closes it. */
export async function withInstance<T>(work: (instance: Instance) => Promise<T>): Promise<T> {
  const instance = await openFilledInstance();
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
