import { join } from 'node:path';
import { ensureInstalled, root, runPinned } from './install.mjs';

ensureInstalled();
const built = runPinned(join(root, 'tools', 'build.mjs'), ['server', '--quiet']);
process.exit(built !== 0 ? built : runPinned(join(root, 'dist', 'cli', 'main.mjs'), process.argv.slice(2)));
