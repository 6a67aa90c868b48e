import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const SOURCES = {
  server: ['apps/api', 'apps/cli', 'libs/domain', 'libs/permissions', 'libs/sync-protocol', 'libs/server', 'migrations', 'seed', 'tools', 'package-lock.json'],
  web: ['apps/web', 'libs/domain', 'libs/permissions', 'libs/sync-protocol', 'libs/web', 'tools', 'package-lock.json'],
};

const args = process.argv.slice(2);
const isQuiet = args.includes('--quiet');
for (const part of args.filter((arg) => arg in SOURCES).length > 0 ? args.filter((arg) => arg in SOURCES) : ['server', 'web']) await buildPart(part);

/** Builds one part when its sources changed since the last build. Where there are no sources (an image), what was built is all there is. */
async function buildPart(part) {
  if (!existsSync(join(root, 'apps'))) return;
  const stamp = join(root, 'dist', `.${part}`);
  const wanted = fingerprint(SOURCES[part]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isQuiet) console.log(part === 'web' ? 'Building the client (about a minute)...' : 'Building the server...');
  if (part === 'server') await (await import('./build-server.mjs')).buildServer();
  else await buildWeb();
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, wanted);
}

async function buildWeb() {
  try {
    execFileSync(join(root, 'node_modules', '.bin', 'nx'), ['run', 'web:build', '--outputStyle=static'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    console.error(String(error.stdout ?? ''), String(error.stderr ?? ''));
    process.exit(1);
  }
  (await import('./compress.mjs')).compressFolder(join(root, 'dist', 'web', 'browser'));
}

/** Names, sizes and change times of every source file. */
function fingerprint(folders) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const { mtimeMs, size, isDirectory } = describe(path);
    if (!isDirectory) hash.update(`${path}|${size}|${mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) visit(join(path, name));
  };
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder));
  return hash.digest('hex');
}

function describe(path) {
  const stat = statSync(path);
  return { mtimeMs: stat.mtimeMs, size: stat.size, isDirectory: stat.isDirectory() };
}
