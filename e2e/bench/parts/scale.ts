import { Client } from '../load/client';
import { load, median, quantile } from '../load/rounds';
import type { BenchOptions } from '../options';
import { serveApi, type Tokens } from '../processes/api';
import type { Caseload } from '../world/caseload';
import type { Cluster } from '../world/cluster';
import type { BenchUser } from '../world/people';

const RUNS = 5;
/** How many times smaller the other database is. */
export const TIMES_SMALLER = 10;

/** p95 in milliseconds of the same page in two databases, and the median of the ratios of five alternated runs. */
export interface Scaled {
  readonly who: string;
  readonly small: number;
  readonly large: number;
  readonly ratio: number;
}

/** A database of the cluster with what was filled into it. */
export interface Filled {
  readonly database: string;
  readonly load: Caseload;
}

/** The caseload's first page of 50 in a database and in one ten times its size, both served at once and asked by turns: for a supervisor of one team, of ten and of all. */
export async function measureScale(cluster: Cluster, small: Filled, large: Filled, tokens: Tokens, { seconds, connections }: BenchOptions): Promise<Scaled[]> {
  const servers = { small: await serveApi(cluster, small.database), large: await serveApi(cluster, large.database) };
  const clients = { small: new Client(servers.small.port, connections), large: new Client(servers.large.port, connections) };
  const p95 = async (side: 'small' | 'large', user: BenchUser): Promise<number> => {
    const { times } = await load(() => clients[side].expect({ method: 'POST', path: '/api/v1/cases/list', headers: { authorization: tokens.of(user) }, body: { limit: 50 } }), seconds, connections);
    return quantile([...times].sort((a, b) => a - b), 0.95);
  };
  try {
    const results: Scaled[] = [];
    for (const { who, of } of viewers(small.load, large.load)) {
      const runs: { small: number; large: number }[] = [];
      for (let run = 0; run <= RUNS; run += 1) {
        const first = run % 2 === 0 ? 'small' : 'large';
        const one = await p95(first, of[first]);
        const second = first === 'small' ? 'large' : 'small';
        const other = await p95(second, of[second]);
        if (run > 0) runs.push(first === 'small' ? { small: one, large: other } : { small: other, large: one });
      }
      results.push({ who, small: median(runs.map((run) => run.small)), large: median(runs.map((run) => run.large)), ratio: median(runs.map((run) => run.large / run.small)) });
      console.log(`  ${who}: ${results.at(-1)?.ratio.toFixed(2)}`);
    }
    return results;
  } finally {
    for (const side of ['small', 'large'] as const) {
      clients[side].close();
      await servers[side].stop();
    }
  }
}

function viewers(small: Caseload, large: Caseload): { who: string; of: { small: BenchUser; large: BenchUser } }[] {
  const team = (load: Caseload): BenchUser => load.people.teams[0]!.supervisor;
  return [
    { who: `supervisor of ${small.ofTeam.length} cases in both`, of: { small: team(small), large: team(large) } },
    { who: 'supervisor of the same ten teams', of: { small: small.people.seesTen, large: large.people.seesTen } },
    { who: `all cases seen, by memberships in ${small.people.teams.length} and ${large.people.teams.length} teams`, of: { small: small.people.seesAll, large: large.people.seesAll } },
  ];
}
