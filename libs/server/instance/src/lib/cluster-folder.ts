import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Where the embedded cluster lives: in the data folder, or under /var/lib/tact when root runs Tact from a folder that the
 * `postgres` user cannot reach (PostgreSQL refuses to run as root, so the package runs it as that user).
 */
export function clusterFolder(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const inside = join(dataDir, 'postgres');
  if (process.getuid?.() !== 0 || isReachable(dataDir)) return inside;
  const outside = join('/var/lib/tact', createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  return join(outside, 'postgres');
}

function isReachable(folder: string): boolean {
  const others = (statSync(folder).mode & 0o001) !== 0;
  return others && (dirname(folder) === folder || isReachable(dirname(folder)));
}
