import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../load/client';
import { load } from '../load/rounds';
import type { BenchOptions } from '../options';
import { serveApi, type Tokens } from '../processes/api';
import type { Served } from '../processes/serve';
import type { Caseload } from '../world/caseload';
import type { Cluster } from '../world/cluster';
import { PASSWORD } from '../world/people';
import { operations } from './operations';

/** Resident memory of the API process in MB: at rest, and the most of a time of load. */
export interface Memory {
  readonly idle: number;
  readonly loaded: number;
  readonly withSignIns: number;
  /** Those that succeeded; beyond two at a time and a short line the API answers 429. */
  readonly signIns: number;
}

/** A fresh API at rest; under lists, names, files and searches; under the same while people sign in, eight at once. */
export async function measureMemory(cluster: Cluster, caseload: Caseload, tokens: Tokens, options: BenchOptions): Promise<Memory> {
  const api = await serveApi(cluster, 'tact');
  const client = new Client(api.port, options.connections + 8);
  const reads = operations(caseload, tokens).filter(({ isWrite }) => !isWrite);
  const supervisor = caseload.people.teams[0]?.supervisor;
  let n = 0;
  const read = (): Promise<unknown> => {
    n += 1;
    if (n % 5 === 0 && supervisor) {
      return client.expect({ method: 'POST', path: '/api/v1/cases/search', headers: { authorization: tokens.of(supervisor) }, body: { query: n % 2 === 0 ? 'Hodja' : 'Ardita Permeti' } });
    }
    return client.expect(reads[n % reads.length]!.request(n));
  };
  const workers = caseload.people.teams.flatMap((team) => team.workers);
  let signIns = 0;
  let done = 0;
  const signIn = async (): Promise<void> => {
    const { email } = workers[(signIns += 1) % workers.length]!;
    const { status } = await client.send({ method: 'POST', path: '/api/v1/auth/sign-in', body: { email, password: PASSWORD } });
    if (status === 200 || status === 201) done += 1;
    else if (status !== 429) throw new Error(`sign-in answered ${status}`);
  };
  try {
    await sleep(5_000);
    const idle = api.memory();
    const seconds = options.seconds * 5;
    const loaded = await most(api, () => load(read, seconds, options.connections));
    const withSignIns = await most(api, () => Promise.all([load(read, seconds, options.connections), load(signIn, seconds, 8)]));
    return { idle, loaded, withSignIns, signIns: done };
  } finally {
    client.close();
    await api.stop();
  }
}

async function most(api: Served, work: () => Promise<unknown>): Promise<number> {
  let highest = api.memory();
  const timer = setInterval(() => { highest = Math.max(highest, api.memory()); }, 50);
  await work().finally(() => clearInterval(timer));
  return highest;
}
