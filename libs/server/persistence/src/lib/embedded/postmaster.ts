import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresUser } from './postgres-user';

const RESTART_AFTER_MS = 1_000;
const READY_TEXT = 'database system is ready to accept connections';

export interface PostmasterOptions {
  readonly program: string;
  readonly directory: string;
  readonly flags: readonly string[];
  readonly user: PostgresUser | undefined;
}

/** A running PostgreSQL server that is started again when it dies, until it is told to stop. */
export class Postmaster {
  private child: ChildProcess | null = null;
  private isStopping = false;

  private constructor(private readonly options: PostmasterOptions) {}

  static async start(options: PostmasterOptions): Promise<Postmaster> {
    await stopOrphan(options.directory);
    const postmaster = new Postmaster(options);
    await postmaster.launch();
    return postmaster;
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await gone;
  }

  private launch(): Promise<void> {
    const { program, directory, flags, user } = this.options;
    return new Promise((resolve, reject) => {
      const child = spawn(program, ['-D', directory, ...flags], { ...user, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' }, detached: process.platform !== 'win32' });
      this.child = child;
      let said = '';
      child.stderr.on('data', (text: Buffer) => {
        if (said !== '' && said.includes(READY_TEXT)) return;
        said += text.toString();
        if (said.includes(READY_TEXT)) resolve();
      });
      child.once('error', reject);
      child.once('exit', () => {
        reject(new Error(`PostgreSQL did not start: ${said.slice(-800)}`));
        if (!this.isStopping && said.includes(READY_TEXT)) void this.restart();
      });
    });
  }

  private async restart(): Promise<void> {
    while (!this.isStopping) {
      await sleep(RESTART_AFTER_MS);
      await stopOrphan(this.options.directory);
      if (this.isStopping) return;
      const isUp = await this.launch().then(() => true, () => false);
      if (isUp) return;
    }
  }
}

/** A server whose parent was killed goes on: it is told to shut down before a new one takes its folder. */
async function stopOrphan(directory: string): Promise<void> {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [line, folder] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(line);
  if (!Number.isInteger(pid) || pid <= 1 || folder !== directory || !isPostgres(pid)) return;
  for (let tries = 0; tries < 100 && isPostgres(pid); tries += 1) {
    if (tries === 0) process.kill(pid, 'SIGINT');
    await sleep(100);
  }
}

/** A process id may have been given to another program since: only a PostgreSQL is stopped. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}
