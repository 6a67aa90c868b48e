import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresUser } from './postgres-user';

/** Makes the cluster in `directory` unless there is one: UTF-8, SCRAM passwords, the user `postgres`. */
export async function initCluster(initdb: string, directory: string, password: string, user: PostgresUser | undefined): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return;
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const scratch = mkdtempSync(join(tmpdir(), 'tact-init-'));
  const file = join(scratch, 'password');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [directory, scratch, file]) chownSync(path, user.uid, user.gid);
  try {
    await run(initdb, ['--pgdata', directory, '--auth', 'scram-sha-256', '--username', 'postgres', '--pwfile', file, '--locale-provider=builtin', '--locale=C.UTF-8', '--encoding=UTF8'], user);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[], user: PostgresUser | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    let said = '';
    child.stderr.on('data', (text: Buffer) => { said += text.toString(); });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed: ${said.slice(0, 500)}`))));
  });
}
