import { setTimeout as sleep } from 'node:timers/promises';
import { insertBare } from '../../../libs/server/imports/src/lib/testing/bare-inserts';
import { madeRegister } from '../../../libs/server/imports/src/lib/testing/made-register';
import type { BenchOptions } from '../options';
import { serveApi, type Tokens } from '../processes/api';
import type { Served } from '../processes/serve';
import { type Cluster, withAdmin } from '../world/cluster';
import { makePeople } from '../world/people';

const EVERY_MS = 250;
const LONGEST_MS = 20 * 60_000;

/** Seconds of a register through the API, and of its rows inserted bare. */
export interface Imported {
  readonly rows: number;
  readonly checkSeconds: number;
  readonly importSeconds: number;
  readonly bareSeconds: number;
  /** Resident memory of the API, MB: before, and the most from the upload to the end. */
  readonly before: number;
  readonly peak: number;
}

interface Run {
  readonly id: string;
  readonly state: string;
  readonly total: number | null;
  readonly counts: { readonly imported: number };
}

/** A supervisor uploads a register into a database without cases, waits for the dry run and imports every row as a new case. */
export async function measureImport(cluster: Cluster, database: string, tokens: Tokens, { importRows: rows }: BenchOptions): Promise<Imported> {
  const { admin: url } = cluster.urls(database);
  const people = await withAdmin(url, (admin) => makePeople(admin, 1, 1));
  const [team] = people.teams;
  if (!team) throw new Error('no team');
  const form = new FormData();
  form.append('programmeId', people.programmeId);
  form.append('teamId', team.id);
  form.append('file', new Blob([Buffer.from(madeRegister(rows))]), 'made.xlsx');
  const api = await serveApi(cluster, database);
  const ask = async (method: 'GET' | 'POST', path: string, body?: FormData | string): Promise<Run> => {
    const headers = { authorization: tokens.of(team.supervisor), ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) };
    const answer = await fetch(`http://127.0.0.1:${api.port}/api/v1/imports${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} /imports${path} answered ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as Run;
  };
  const memory = watched(api);
  try {
    const began = performance.now();
    const { id } = await ask('POST', '', form);
    const checked = await until(() => ask('GET', `/${id}`), 'checked');
    const started = performance.now();
    await ask('POST', `/${id}/start`, JSON.stringify({ undecided: 'new' }));
    const done = await until(() => ask('GET', `/${id}`), 'done');
    const ended = performance.now();
    if (checked.total !== rows || done.counts.imported !== rows) throw new Error(`${done.counts.imported} of ${rows} rows were imported`);
    const { before, peak } = memory.end();
    const bare = await withAdmin(url, insertBare);
    return { rows, checkSeconds: (started - began) / 1000, importSeconds: (ended - started) / 1000, bareSeconds: bare / 1000, before, peak };
  } finally {
    memory.end();
    await api.stop();
  }
}

/** Throws when the run fails or takes too long. */
async function until(read: () => Promise<Run>, wanted: string): Promise<Run> {
  const end = performance.now() + LONGEST_MS;
  while (performance.now() < end) {
    const run = await read();
    if (run.state === wanted) return run;
    if (run.state === 'failed') throw new Error('the import failed');
    await sleep(EVERY_MS);
  }
  throw new Error(`an import was not ${wanted} in time`);
}

function watched(api: Served): { end(): { before: number; peak: number } } {
  const before = api.memory();
  let peak = before;
  const timer = setInterval(() => { peak = Math.max(peak, api.memory()); }, 50);
  return { end: () => (clearInterval(timer), { before, peak }) };
}
