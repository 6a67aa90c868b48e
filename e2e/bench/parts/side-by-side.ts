import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReplays } from '../bare/make-replays';
import { Client } from '../load/client';
import { type Compared, compare } from '../load/rounds';
import type { BenchOptions } from '../options';
import { serveApi, type Tokens } from '../processes/api';
import { serve } from '../processes/serve';
import type { Caseload } from '../world/caseload';
import type { Cluster } from '../world/cluster';
import { makePlainCopy } from '../world/plain-copy';
import { type Operation, operations } from './operations';
import { keepShareable } from './shareable';

export interface SideBySide extends Compared {
  readonly operation: Operation;
}

/** Both servers at once, each operation on both by turns; results are added as they come. Reads come first: writes change what lists hold on one side only. */
export async function sideBySide(cluster: Cluster, load: Caseload, tokens: Tokens, options: BenchOptions, results: SideBySide[]): Promise<void> {
  const wanted = operations(options.parts.includes('propose') ? await keepShareable(cluster, load, tokens) : load, tokens).filter(({ part }) => options.parts.includes(part));
  await makePlainCopy(cluster, 'tact_bare');
  const file = join(cluster.dataDir, 'replays.json');
  writeFileSync(file, JSON.stringify(await makeReplays(cluster, wanted)));
  const api = await serveApi(cluster, 'tact');
  const bare = await serve(join(process.cwd(), 'dist', 'bench', 'bare.mjs'), { DATABASE_URL: cluster.urls('tact_bare').app, TACT_BENCH_REPLAYS: file }, /ready on http:\/\/localhost:(\d+)/);
  const clients = { api: new Client(api.port, options.connections), bare: new Client(bare.port, options.connections) };
  try {
    for (const operation of wanted) {
      let [a, b] = [0, 0];
      results.push({ operation, ...(await compare(
        () => clients.api.expect(operation.request((a += 1))),
        () => clients.bare.expect({ method: 'POST', path: `/${operation.key}`, body: { swap: operation.swap((b += 1)) } }),
        options,
      )) });
      console.log(`  ${operation.title}: ${results.at(-1)?.ratio.toFixed(2)}`);
    }
  } finally {
    clients.api.close();
    clients.bare.close();
    await api.stop();
    await bare.stop();
  }
}
