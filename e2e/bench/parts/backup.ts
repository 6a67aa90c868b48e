import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeIdentity, readIdentity, restoreBackup, writeBackup } from '@tact/server/backup';
import { withUrl } from '@tact/server/persistence';
import { type Cluster, withAdmin } from '../world/cluster';

/** One backup and its restore into an empty database of the same server, whose audit check is part of it. */
export interface BackedUp {
  readonly cases: number;
  readonly rows: number;
  readonly backupSeconds: number;
  readonly bytes: number;
  readonly keyBytes: number;
  readonly databaseBytes: number;
  readonly restoreSeconds: number;
  /** Highest resident memory of the process above where it began, MB. */
  readonly memoryGrowth: number;
}

const RESTORED = 'tact_restored';

/** Backs up `tact` as it stands, restores it, and compares the number of cases. Files and database are removed. */
export async function measureBackup(cluster: Cluster): Promise<BackedUp> {
  const folder = mkdtempSync(join(tmpdir(), 'tact-bench-backup-'));
  chmodSync(folder, 0o700);
  const { admin: url } = cluster.urls('tact');
  const server = withUrl(url, { database: 'postgres' });
  const adminUrl = withUrl(url, { database: RESTORED });
  const file = join(folder, 'backup');
  const start = process.memoryUsage.rss();
  let highest = start;
  const timer = setInterval(() => { highest = Math.max(highest, process.memoryUsage.rss()); }, 50);
  try {
    const recipient = makeIdentity(join(folder, 'identity'));
    const [{ size, cases }] = (await withAdmin(url, (admin) => admin.query(`select pg_database_size('tact')::text as size, (select count(*)::int from tact.case_file) as cases`))) as [{ size: string; cases: number }];
    const backup = await timed(() => writeBackup({ file, recipient, url, keyFile: join(cluster.dataDir, 'keys', 'keys.json'), anchorFile: join(folder, 'no-anchors') }));
    await withAdmin(server, (admin) => admin.query(`create database ${RESTORED}`));
    const restore = await timed(() => restoreBackup({
      file, identity: readIdentity(join(folder, 'identity')), older: false, keyFile: join(folder, 'keys.json'), anchorsFolder: join(folder, 'anchors'),
      openDatabase: async () => ({ adminUrl, appPassword: null, close: async () => undefined }),
    }));
    const [{ restored }] = (await withAdmin(adminUrl, (admin) => admin.query('select count(*)::int as restored from tact.case_file'))) as [{ restored: number }];
    if (restored !== cases || restore.value.verdict.problems.length > 0) throw new Error(`${restored} of ${cases} cases came back, ${restore.value.verdict.problems.length} problems of the audit trail`);
    return {
      cases, rows: backup.value.rows, backupSeconds: backup.seconds, bytes: backup.value.bytes, keyBytes: backup.value.keyBytes, databaseBytes: Number(size), restoreSeconds: restore.seconds,
      memoryGrowth: (highest - start) / 2 ** 20,
    };
  } finally {
    clearInterval(timer);
    await withAdmin(server, (admin) => admin.query(`drop database if exists ${RESTORED}`)).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - began) / 1000 };
}
