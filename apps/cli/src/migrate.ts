import { withInstance } from './with-instance';

/** `migrate`: opening an instance migrates it; this says so. */
export async function migrateCommand(): Promise<number> {
  return withInstance(async (instance) => {
    console.log(instance.joined ? 'The running instance is up to date.' : 'The database is up to date.');
    return 0;
  });
}
