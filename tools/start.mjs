import { join } from 'node:path';
import { ensureInstalled, root, runPinned } from './install.mjs';
import { serve } from './serve.mjs';

/** `npm start`: installs and builds what is missing, then serves. */
ensureInstalled();
const built = runPinned(join(root, 'tools', 'build.mjs'), []);
if (built !== 0) process.exit(built);
serve();
