import { firstData } from '../../../seed';
import { root, withInstance } from './with-instance';

/** `seed`: reference data, and demo data in the embedded database or with `--demo`. Adds what is missing, changes nothing that stands. */
export async function seedCommand(args: readonly string[]): Promise<number> {
  const isDemoAsked = args.includes('--demo');
  return withInstance(async (instance) => {
    if (isDemoAsked) await firstData(instance, root, true);
    console.log(instance.joined ? 'The running instance has its data.' : `Reference${isDemoAsked || instance.config.demo ? ' and demo' : ''} data is there.`);
    if (isDemoAsked && !instance.config.demo) console.log(`The accounts are listed in ${instance.config.dataDir}/demo-accounts.json. Real work belongs into another database.`);
    return 0;
  });
}
