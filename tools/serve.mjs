import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinned, root } from './install.mjs';

/** Runs the server that was built and passes signals on. The small young generation keeps memory low under load. */
export function serve() {
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  const server = spawn(node, ['--max-semi-space-size=8', join(root, 'dist', 'api', 'main.mjs')], { cwd: root, stdio: 'inherit', env: pinned() });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) serve();
