import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, pinned, root, runPinned } from './install.mjs';

ensureInstalled();
const built = runPinned(join(root, 'tools', 'build.mjs'), []);
if (built !== 0) process.exit(built);
const server = spawn(join(root, 'node_modules', 'node', 'bin', 'node'), [join(root, 'dist', 'api', 'main.mjs')], { cwd: root, stdio: 'inherit', env: pinned() });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)));
