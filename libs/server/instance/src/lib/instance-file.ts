import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a running instance can be found by the command line: `$TACT_DATA/instance.json`. */
export interface RunningInstance {
  readonly pid: number;
  readonly address: string | null;
  readonly databasePort: number;
}

interface Passwords {
  readonly admin: string;
  readonly app: string;
}

/** The passwords of the embedded database (mode 0600), made the first time. */
export function databasePasswords(dataDir: string): Passwords {
  const file = join(dataDir, 'database.json');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) {
    writeFileSync(file, JSON.stringify({ admin: randomBytes(18).toString('hex'), app: randomBytes(18).toString('hex') }), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
}

export function announceInstance(dataDir: string, running: RunningInstance): void {
  writeFileSync(join(dataDir, 'instance.json'), JSON.stringify(running), { mode: 0o600 });
}

export function forgetInstance(dataDir: string): void {
  rmSync(join(dataDir, 'instance.json'), { force: true });
}

/** The instance that now runs on this data folder, or null; a file left by a killed one counts for nothing. */
export function runningInstance(dataDir: string): RunningInstance | null {
  const file = join(dataDir, 'instance.json');
  if (!existsSync(file)) return null;
  try {
    const running = JSON.parse(readFileSync(file, 'utf8')) as RunningInstance;
    process.kill(running.pid, 0);
    return running;
  } catch {
    return null;
  }
}
