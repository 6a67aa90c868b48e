import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether other users may pass through every folder down to this one. */
export function isReachable(folder: string): boolean {
  const others = (statSync(folder).mode & 0o001) !== 0;
  return others && (dirname(folder) === folder || isReachable(dirname(folder)));
}
