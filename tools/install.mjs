import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.tact-installed');

/** Installs what package-lock.json names when node_modules is missing or older than it. Runs on the machine's own Node. */
export function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).update(process.platform + process.arch).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (the first time takes a minute or two)...');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('npm ci failed: check the connection to the package registry, then run the same command again.');
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

/** The environment for what runs afterwards: the pinned Node of node_modules first on the path, the same on every machine. */
export function pinned(env = process.env) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...env, PATH: `${join(root, 'node_modules', '.bin')}${separator}${env.PATH ?? ''}`, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NG_CLI_ANALYTICS: 'false' };
}

/** Runs a script of ours on the pinned Node and gives its exit code. */
export function runPinned(script, args, env = {}) {
  const { status, signal } = spawnSync(join(root, 'node_modules', '.bin', 'node'), [script, ...args], { cwd: root, stdio: 'inherit', env: { ...pinned(), ...env } });
  return signal ? 130 : (status ?? 1);
}
