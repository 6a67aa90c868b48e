import { join } from 'node:path';
import { allTokenStrings } from '@tact/domain';
import { retireKeks, rotateKek, rotateNameIndex } from '@tact/server/crypto';
import type { Instance } from '@tact/server/instance';
import { withAdmin } from '../with-instance';
import { rotationDatabase } from './rotation-database';

/** `keys rotate [--index]`: may run beside the server, and again after it was interrupted. */
export async function keysRotate(args: readonly string[]): Promise<number> {
  return withAdmin(async (admin, instance) => {
    const database = rotationDatabase(admin);
    if (args.includes('--index')) {
      const names = await rotateNameIndex(keyFileOf(instance), database, allTokenStrings);
      console.log(`The name index has a new key; ${names} names were tokenised again.`);
      return 0;
    }
    const { version, rewrapped, resumed } = await rotateKek(keyFileOf(instance), database);
    console.log(`${rewrapped} case keys are wrapped under key ${version} now${resumed ? ' (an interrupted rotation was finished)' : ''}. Make a backup, then: keys retire`);
    return 0;
  });
}

/** `keys retire`: what is taken out cannot open an older backup any more, unless with that backup's keys file. */
export async function keysRetire(): Promise<number> {
  return withAdmin(async (admin, instance) => {
    const retired = await retireKeks(keyFileOf(instance), rotationDatabase(admin));
    console.log(retired.length === 0 ? 'There is no key to take out.' : `Taken out: key ${retired.join(', ')}.`);
    return 0;
  });
}

function keyFileOf({ config }: Instance): string {
  return join(config.dataDir, 'keys', 'keys.json');
}
