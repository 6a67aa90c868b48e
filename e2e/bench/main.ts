import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { type Part, readOptions } from './options';
import { measureBackup } from './parts/backup';
import { hiddenAgainstMissing } from './parts/hidden';
import { measureMemory } from './parts/memory';
import { measureSearch } from './parts/search';
import { sideBySide } from './parts/side-by-side';
import { measureStartup } from './parts/startup';
import { Tokens } from './processes/api';
import { type Results, report } from './report';
import { fillCaseload } from './world/caseload';
import { type Cluster, startCluster } from './world/cluster';

const CASE_PARTS = ['list', 'names', 'open', 'create', 'propose', 'board', 'hidden', 'memory', 'backup'] as const;

/** Runs the wanted parts one after another and prints one table. A part that fails is named, and the others go on. */
const options = readOptions(process.argv.slice(2));
const wants = (part: Part): boolean => options.parts.includes(part);
const results: Results = { options };
const failures: string[] = [];
const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
  console.log(`${what}...`);
  await work().catch((error: unknown) => {
    console.error(error);
    failures.push(what);
  });
};

async function caseParts(cluster: Cluster): Promise<void> {
  const load = await fillCaseload(cluster, options.cases);
  const tokens = new Tokens(cluster);
  if (wants('backup')) await attempt('Measuring backup and restore', async () => { results.backup = await measureBackup(cluster); });
  if (!CASE_PARTS.some((part) => part !== 'backup' && wants(part))) return;
  await attempt('Measuring beside the bare server', async () => { results.sideBySide = await sideBySide(cluster, load, tokens, options); });
  if (wants('hidden')) await attempt('Measuring hidden against missing', async () => { results.hidden = await hiddenAgainstMissing(cluster, load, tokens); });
  if (wants('memory')) await attempt('Measuring memory', async () => { results.memory = await measureMemory(cluster, load, tokens, options); });
}

if (wants('search') || CASE_PARTS.some(wants)) {
  const cluster = await startCluster(options.scratch);
  try {
    if (wants('search')) await cluster.copy('tact', 'tact_names');
    if (CASE_PARTS.some(wants)) await attempt(`Filling ${options.cases} cases`, () => caseParts(cluster));
    if (wants('search')) await attempt(`Filling and searching ${options.names} names`, async () => { results.search = await measureSearch(cluster, 'tact_names', new Tokens(cluster), options); });
  } finally {
    await cluster.stop();
  }
}
if (wants('start') || wants('script')) await attempt('Measuring starts', async () => { results.startup = await measureStartup(options); });
const text = report(results);
console.log(text);
if (options.out) writeFileSync(options.out, text);
if (failures.length > 0) console.error(`Failed: ${failures.join('; ')}`);
process.exit(failures.length === 0 ? 0 : 1);
