import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDataFolder, removeFolder } from '../support/template';
import { startInstance, type TestInstance } from '../support/instance';

const LIMIT_MS = 30_000;

/** An instance whose API and PostgreSQL are killed with SIGKILL and come back on the same data folder. */
export class Killable {
  private constructor(readonly folder: string, private running: TestInstance) {}

  static async start(): Promise<Killable> {
    const folder = await freshDataFolder();
    return new Killable(folder, await startInstance(folder));
  }

  get address(): string {
    return this.running.address;
  }

  get accounts(): TestInstance['accounts'] {
    return this.running.accounts;
  }

  /** Kills the server process, starts it again; milliseconds from its start until it is ready. */
  async killApi(): Promise<number> {
    const gone = new Promise((resolve) => this.running.process.once('exit', resolve));
    this.running.process.kill('SIGKILL');
    await gone;
    const began = Date.now();
    this.running = await startInstance(this.folder);
    return this.ready(began);
  }

  /** Kills the postmaster (`all`), or one of its backends, which makes it start all of them anew; milliseconds until Tact is ready by itself. */
  async killPostgres(which: 'all' | 'backend'): Promise<number> {
    const postmaster = Number(readFileSync(join(this.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const victim = which === 'all' ? postmaster : backendOf(postmaster);
    const began = Date.now();
    process.kill(victim, 'SIGKILL');
    await sleep(200);
    return this.ready(began);
  }

  /** The address of the database for its administrator, to count what is there. */
  adminUrl(): string {
    const { admin } = JSON.parse(readFileSync(join(this.folder, 'database.json'), 'utf8')) as { admin: string };
    const { databasePort } = JSON.parse(readFileSync(join(this.folder, 'instance.json'), 'utf8')) as { databasePort: number };
    return `postgresql://postgres:${admin}@127.0.0.1:${databasePort}/tact`;
  }

  async stop(): Promise<void> {
    await this.running.stop();
    removeFolder(this.folder);
  }

  private async ready(began: number): Promise<number> {
    while (Date.now() - began < LIMIT_MS) {
      const answer = await fetch(`${this.address}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (answer?.ok) return Date.now() - began;
      await sleep(50);
    }
    throw new Error(`not ready within ${LIMIT_MS} ms`);
  }
}

/** The first process of the app role below the postmaster. */
function backendOf(postmaster: number): number {
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ').map(Number);
  const backend = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('tact_app'));
  return backend ?? children.at(-1)!;
}
