import { v7 as uuidv7 } from 'uuid';
import { Client } from '../load/client';
import { median } from '../load/rounds';
import { serveApi, type Tokens } from '../processes/api';
import type { Caseload } from '../world/caseload';
import type { Cluster } from '../world/cluster';

const PAIRS = 1_000;

/** Medians in milliseconds of asking for a case that is hidden and for one that is not there. */
export interface HiddenAgainstMissing {
  readonly hidden: number;
  readonly missing: number;
}

/** A worker asks for 1,000 cases of a colleague and 1,000 that nobody has, by turns, one at a time. Throws when an answer is not 404. */
export async function hiddenAgainstMissing(cluster: Cluster, load: Caseload, tokens: Tokens): Promise<HiddenAgainstMissing> {
  const [team] = load.people.teams;
  const worker = load.people.teams.at(-1)?.workers.at(-1);
  if (!team || !worker) throw new Error('no worker');
  const api = await serveApi(cluster, 'tact');
  const client = new Client(api.port, 1);
  const foreign = load.ofTeam.slice(0, 500);
  const times: { hidden: number[]; missing: number[] } = { hidden: [], missing: [] };
  const ask = async (id: string): Promise<number> => {
    const start = performance.now();
    const { status } = await client.send({ method: 'GET', path: `/api/v1/cases/${id}`, headers: { authorization: tokens.of(worker) } });
    if (status !== 404) return Number.NaN;
    return performance.now() - start;
  };
  try {
    for (let at = -50; at < PAIRS; at += 1) {
      const id = foreign[(at + 50) % foreign.length] ?? uuidv7();
      const order = at % 2 === 0 ? (['hidden', 'missing'] as const) : (['missing', 'hidden'] as const);
      for (const kind of order) {
        const time = await ask(kind === 'hidden' ? id : uuidv7());
        if (at >= 0 && !Number.isNaN(time)) times[kind].push(time);
      }
    }
  } finally {
    client.close();
    await api.stop();
  }
  if (times.missing.length < PAIRS || times.hidden.length < PAIRS * 0.9) throw new Error('a hidden or missing case was not answered 404');
  return { hidden: median(times.hidden), missing: median(times.missing) };
}
