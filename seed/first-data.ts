import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CaseCiphers, NameIndex } from '@tact/server/crypto';
import { type DemoAccount, demoAccounts, hasRealPeople, readDemoAccounts } from '@tact/server/identity';
import type { Instance } from '@tact/server/instance';
import { loadReference } from '@tact/server/organisations';
import { DataSource } from 'typeorm';
import { addColleagues } from './demo/colleagues';
import { readGround } from './demo/ground';
import { loadAudited } from './demo/load';
import { readProfiles } from './demo/profiles';

const DEMO_CASES = 200;
const DEMO_SEED = 20_261_122;

/** Reference data always; demo data in the embedded database at its first start, or where it is asked for. Answers the demo accounts. Throws when demo data is asked for where real people are. */
export async function firstData(instance: Instance, root: string, isDemoAsked = false): Promise<readonly DemoAccount[]> {
  if (!instance.urls.admin) return [];
  const admin = await new DataSource({ type: 'postgres', url: instance.urls.admin, poolSize: 1 }).initialize();
  try {
    await loadReference(admin, join(root, 'seed', 'reference'));
    if (isDemoAsked && (await hasRealPeople(admin))) throw new Error('Real people have accounts here: invented children do not go beside them');
    if (!instance.config.demo && !isDemoAsked) return [];
    await demoAccounts(admin, instance.config.keys, instance.config.dataDir);
    await demoCases(admin, instance, root);
    return readDemoAccounts(instance.config.dataDir);
  } finally {
    await admin.destroy();
  }
}

async function demoCases(admin: DataSource, { config }: Instance, root: string): Promise<void> {
  const [row] = (await admin.query('select exists (select from tact.case_file) as full')) as { full: boolean }[];
  if (row?.full) return;
  await addColleagues(admin);
  const profiles = readProfiles(readFileSync(join(root, 'seed', 'reference', 'minor-profiles.csv'), 'utf8'));
  const ciphers = new CaseCiphers(config.keys, { query: () => Promise.resolve([]) });
  await loadAudited({ admin, keys: config.keys, ciphers, names: new NameIndex(config.keys), ground: await readGround(admin, new Date()), profiles }, DEMO_CASES, DEMO_SEED);
}
