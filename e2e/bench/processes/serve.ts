import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server process of the bench. */
export interface Served {
  readonly port: number;
  readonly pid: number;
  /** Resident memory now, in MB. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a script of dist/bench and waits until it says on which port it is ready. */
export async function serve(script: string, env: Readonly<Record<string, string>>, ready: RegExp, nodeFlags: readonly string[] = []): Promise<Served> {
  const child = spawn(process.execPath, [...nodeFlags, script], { cwd: process.cwd(), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (text: Buffer): void => { said = (said + text.toString()).slice(-20_000); };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const port = await portOf(child, ready, () => said);
  const pid = child.pid ?? 0;
  return { port, pid, memory: () => residentMb(pid), stop: () => stopped(child) };
}

async function portOf(child: ChildProcess, ready: RegExp, said: () => string): Promise<number> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const port = ready.exec(said())?.[1];
    if (port) return Number(port);
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`a server of the bench did not start: ${said().slice(-3000)}`);
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** Linux only; elsewhere the memory lines of the table are left out (NaN). */
function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
