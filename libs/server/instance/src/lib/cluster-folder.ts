import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isReachable } from '@tact/server/persistence';

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
