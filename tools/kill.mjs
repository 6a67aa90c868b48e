import { join } from 'node:path';
import { ensureInstalled, root, runPinned } from './install.mjs';

/** `npm run test:kill [N]`: kills the API and PostgreSQL N times each (20) under load; the short form is part of `npm test`. */
ensureInstalled();
const built = runPinned(join(root, 'tools', 'build.mjs'), ['server']);
if (built !== 0) process.exit(built);
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
process.exit(runPinned(jest, ['--forceExit', '--selectProjects', 'medium', '--testPathPatterns', 'e2e/kill/'], { TACT_KILLS: process.argv[2] ?? '20', NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }));
