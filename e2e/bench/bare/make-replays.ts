import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../load/client';
import type { Operation } from '../parts/operations';
import { serveApi } from '../processes/api';
import { type Cluster, withAdmin } from '../world/cluster';
import { deriveReplay } from './derive';
import type { Replay, Statement } from './statement';

/** Sends each operation once to a recording API and derives what the bare server runs for it, so that both run the same SQL. */
export async function makeReplays(cluster: Cluster, list: readonly Operation[]): Promise<Record<string, Replay>> {
  const file = join(cluster.dataDir, 'statements.jsonl');
  const api = await serveApi(cluster, 'tact', file);
  const client = new Client(api.port, 1);
  try {
    const replays: Record<string, Replay> = {};
    for (const { key, request, isWrite } of list) {
      await client.expect(request(1));
      const known = await knownIds(cluster);
      rmSync(file, { force: true });
      await client.expect(request(0));
      replays[key] = deriveReplay(readStatements(file), known, isWrite);
    }
    return replays;
  } finally {
    client.close();
    await api.stop();
  }
}

function readStatements(file: string): Statement[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Statement);
}

/** Ids of everything that stands in the database. */
async function knownIds(cluster: Cluster): Promise<ReadonlySet<string>> {
  return withAdmin(cluster.urls('tact').admin, async (admin) => {
    const rows = (await admin.query(['case_file', 'subject', 'organisation', 'team', 'programme', 'app_user', 'area', 'membership', 'session', 'case_record', 'referral']
      .map((table) => `select id from tact.${table}`).join(' union all '))) as { id: string }[];
    return new Set(rows.map(({ id }) => id));
  });
}
