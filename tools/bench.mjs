import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, root, runPinned } from './install.mjs';

/** `npm run bench -- --only list,search --cases 500`: the measurements of docs/bench.md on a scratch instance. The API measured is a copy of the one just built. */
ensureInstalled();
const parts = process.argv.some((arg) => arg.startsWith('--only')) && !/start|script/.test(process.argv.join(' ')) ? ['server'] : [];
const built = runPinned(join(root, 'tools', 'build.mjs'), parts);
if (built !== 0) process.exit(built);
const dist = join(root, 'dist', 'bench');
mkdirSync(dist, { recursive: true });
copyFileSync(join(root, 'dist', 'api', 'main.mjs'), join(dist, 'api.mjs'));
const { build } = await import('esbuild');
await build({
  entryPoints: { main: join(root, 'e2e/bench/main.ts'), bare: join(root, 'e2e/bench/bare/server.ts'), recorder: join(root, 'e2e/bench/bare/recorder.ts') },
  outdir: dist, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', target: 'node24', packages: 'external', sourcemap: true,
  tsconfig: join(root, 'tsconfig.base.json'), logLevel: 'warning',
});
process.exit(runPinned(join(dist, 'main.mjs'), process.argv.slice(2)));
