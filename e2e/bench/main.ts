import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { type Part, readOptions } from './options';
import { measureBackup } from './parts/backup';
import { hiddenAgainstMissing } from './parts/hidden';
import { measureImport } from './parts/import';
import { measureMemory } from './parts/memory';
import { measureScale, TIMES_SMALLER } from './parts/scale';
import { measureSearch } from './parts/search';
import { sideBySide } from './parts/side-by-side';
import { measureStartup } from './parts/startup';
import { Tokens } from './processes/api';
import { type Results, report } from './report';
import { fillCaseload } from './world/caseload';
import { type Cluster, startCluster } from './world/cluster';

const BESIDE_PARTS = ['list', 'names', 'open', 'create', 'propose', 'board'] as const;
const CASE_PARTS = [...BESIDE_PARTS, 'hidden', 'memory', 'backup', 'scale'] as const;

/** Runs the wanted parts one after another and prints one table, kept on disk after each. A part that fails is named in it, and the others go on. */
const options = readOptions(process.argv.slice(2));
const wants = (part: Part): boolean => options.parts.includes(part);
const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;
const results: Results = { options, failures: [], seconds: 0 };
const keep = (): string => {
  results.seconds = seconds();
  const text = report(results);
  if (options.out) writeFileSync(options.out, text);
  return text;
};
const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  console.log(`${seconds().toFixed(0)} s: ${what}...`);
  await work().catch((error: unknown) => {
    console.error(error);
    results.failures.push({ what, why: error instanceof Error ? error.message : String(error) });
  });
  keep();
};

async function caseParts(cluster: Cluster): Promise<void> {
  if (wants('scale')) await cluster.copy('tact', 'tact_small');
  const start = seconds();
  const load = await fillCaseload(cluster, 'tact', options.cases);
  results.fillSeconds = seconds() - start;
  const tokens = new Tokens(cluster);
  if (wants('scale')) await attempt(`Filling a tenth of it and measuring both by turns`, async () => {
    const small = await fillCaseload(cluster, 'tact_small', options.cases / TIMES_SMALLER);
    results.scale = await measureScale(cluster, { database: 'tact_small', load: small }, { database: 'tact', load }, tokens, options);
  });
  if (wants('hidden')) await attempt('Measuring hidden against missing', async () => { results.hidden = await hiddenAgainstMissing(cluster, load, tokens); });
  if (wants('backup')) await attempt('Measuring backup and restore', async () => { results.backup = await measureBackup(cluster); });
  if (BESIDE_PARTS.some(wants)) await attempt('Measuring beside the bare server', async () => {
    results.sideBySide = [];
    await sideBySide(cluster, load, tokens, options, results.sideBySide);
  });
  if (wants('memory')) await attempt('Measuring memory', async () => { results.memory = await measureMemory(cluster, load, tokens, options); });
}

if (wants('search') || wants('import') || CASE_PARTS.some(wants)) {
  await attempt('Starting a database', async () => {
    const cluster = await startCluster(options.scratch);
    try {
      if (wants('search')) await cluster.copy('tact', 'tact_names');
      if (wants('import')) await cluster.copy('tact', 'tact_import');
      if (wants('import')) await attempt(`Importing ${options.importRows} rows`, async () => { results.imported = await measureImport(cluster, 'tact_import', new Tokens(cluster), options); });
      if (CASE_PARTS.some(wants)) await attempt(`Filling ${options.cases} cases`, () => caseParts(cluster));
      if (wants('search')) await attempt(`Filling and searching ${options.names} names`, async () => { results.search = await measureSearch(cluster, 'tact_names', new Tokens(cluster), options); });
    } finally {
      await cluster.stop();
    }
  });
}
if (wants('start') || wants('script')) await attempt('Measuring starts', async () => { results.startup = await measureStartup(options); });
console.log(keep());
process.exit(results.failures.length === 0 ? 0 : 1);
