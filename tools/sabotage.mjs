import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run test:sabotage`: takes out every protection, one at a time, and demands that a named test notices. `node tools/sabotage.mjs
 * database|routes|code` runs one part. Prints what caught each removal, and how long it took; fails when one was not caught.
 */
const PARTS = ['database', 'routes', 'code'];
const asked = process.argv.slice(2);
const parts = PARTS.filter((part) => asked.length === 0 || asked.includes(part));
const report = join(mkdtempSync(join(tmpdir(), 'tact-sabotage-')), 'report.jsonl');
const began = Date.now();
const node = existsSync('node_modules/.bin/node') ? 'node_modules/.bin/node' : process.execPath;

let hasFailed = false;
for (const part of parts) {
  const at = Date.now();
  const { status } = spawnSync(node, ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--config', 'e2e/sabotage/jest.config.mjs', '--forceExit', `${part}.sabotage`],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TACT_SABOTAGE_REPORT: report, NODE_NO_WARNINGS: '1' } });
  hasFailed ||= status !== 0;
  console.log(`${part}: ${Math.round((Date.now() - at) / 1000)} s`);
}

const lines = existsSync(report) ? readFileSync(report, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) : [];
for (const { removal, caught } of lines) console.log(`${caught === null ? 'NOT CAUGHT' : 'caught'}  ${removal}${caught === null ? '' : `\n        by ${caught.slice(0, 140)}`}`);
const survivors = lines.filter(({ caught }) => caught === null).length;
console.log(`${lines.length} removals, ${survivors} not caught, ${Math.round((Date.now() - began) / 1000)} s`);
process.exit(hasFailed || survivors > 0 || lines.length === 0 ? 1 : 0);
