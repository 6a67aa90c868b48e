import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled, pinned, root } from './install.mjs';

/** Lint, type checks, unit, database and browser tests; ends with `N passed, N failed`. Names of steps as arguments run only those. */
ensureInstalled();
const node = join(root, 'node_modules', '.bin', 'node');
const bin = (name) => join(root, 'node_modules', '.bin', name);
const scratch = mkdtempSync(join(tmpdir(), 'tact-results-'));
const tally = { passed: 0, failed: 0 };
const times = [];

const command = (name, args) => () => {
  const { status } = spawnSync(bin(name), args, { cwd: root, stdio: 'inherit', env: pinned() });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};
const jest = (project, ...more) => () => {
  const file = join(scratch, `${project}.json`);
  const args = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '--selectProjects', project, '--json', `--outputFile=${file}`, '--silent', ...more];
  const { status } = spawnSync(node, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: pinned() });
  return jestTally(file, status);
};
const steps = {
  lint: command('eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint']),
  types: command('tsc', ['-p', 'tsconfig.server.json', '--noEmit']),
  'types-web': command('tsc', ['-p', 'tsconfig.web.json', '--noEmit']),
  'types-e2e': command('tsc', ['-p', 'tsconfig.e2e.json', '--noEmit']),
  build: command('node', [join(root, 'tools', 'build.mjs')]),
  unit: jest('unit'),
  web: jest('web', '--passWithNoTests'),
  medium: jest('medium', '--forceExit', '--maxWorkers=2'),
  browser: () => (browserOrAdvice() ? jest('browser', '--forceExit', '--runInBand')() : { passed: 0, failed: 1 }),
};

const wanted = process.argv.slice(2).filter((name) => name in steps);
for (const [name, step] of Object.entries(steps).filter(([key]) => wanted.length === 0 || wanted.includes(key))) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  const { passed, failed } = step();
  tally.passed += passed;
  tally.failed += failed;
  times.push(`${name}: ${passed} passed, ${failed} failed, ${Math.round((Date.now() - began) / 1000)} s`);
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${times.join('\n')}\n`);
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed === 0 ? 0 : 1);

function browserOrAdvice() {
  const path = ensureBrowser();
  if (path) process.env.TACT_CHROMIUM = path;
  else console.error('The browser tests need Chromium: install it (Debian: apt-get install chromium) or name one in TACT_CHROMIUM.');
  return path;
}

/** A suite that could not even start counts as failed. */
function jestTally(file, status) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites + (status !== 0 && result.success ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
