import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The repository's root: jest and the bench run from there. */
export const root = process.cwd();

/** A data folder of its own: a copy of one that was started once, filled with demo data and stopped. */
export async function freshDataFolder(): Promise<string> {
  const template = await templateFolder();
  const folder = mkdtempSync(join(tmpdir(), 'tact-e2e-'));
  chmodSync(folder, 0o755);
  execFileSync('cp', ['-a', `${template}/.`, folder]);
  return folder;
}

async function templateFolder(): Promise<string> {
  const built = readFileSync(join(root, 'dist', '.server'), 'utf8').slice(0, 16);
  const template = join(tmpdir(), `tact-template-${built}`);
  if (existsSync(join(template, 'demo-accounts.json'))) return template;
  const making = mkdtempSync(join(tmpdir(), 'tact-making-'));
  chmodSync(making, 0o755);
  await startAndStop(making);
  rmSync(template, { recursive: true, force: true });
  if (statSync(making).isDirectory()) renameSync(making, template);
  return template;
}

/** Starts the server once so that it migrates and loads its data, then stops it. */
function startAndStop(dataDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = spawn(process.execPath, [join(root, 'dist/api/main.mjs')], {
      cwd: root, env: { ...process.env, TACT_DATA: dataDir, TACT_PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    server.stderr.on('data', (text: Buffer) => { said += text.toString(); });
    server.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Tact is ready on')) server.kill('SIGTERM');
    });
    server.once('exit', () => (said.includes('Tact is ready on') ? resolve() : reject(new Error(`the server did not start: ${said.slice(0, 2000)}`))));
  });
}

/** Removes a data folder whose instance has stopped. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

