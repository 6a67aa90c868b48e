import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { readOptions } from './options';
import { hiddenAgainstMissing } from './parts/hidden';
import { measureMemory } from './parts/memory';
import { measureSearch } from './parts/search';
import { sideBySide } from './parts/side-by-side';
import { measureStartup } from './parts/startup';
import { Tokens } from './processes/api';
import { type Results, report } from './report';
import { fillCaseload } from './world/caseload';
import { startCluster } from './world/cluster';

const CASE_PARTS = ['list', 'names', 'open', 'create', 'propose', 'hidden', 'memory'] as const;

/** Runs the wanted parts one after another and prints one table. */
const options = readOptions(process.argv.slice(2));
const wants = (part: (typeof options.parts)[number]): boolean => options.parts.includes(part);
const results: Results = { options };
const cluster = await startCluster(options.scratch);
try {
  if (wants('search')) await cluster.copy('tact', 'tact_names');
  if (CASE_PARTS.some(wants)) {
    console.log(`Filling ${options.cases} cases...`);
    const load = await fillCaseload(cluster, options.cases);
    const tokens = new Tokens(cluster);
    console.log('Measuring...');
    results.sideBySide = await sideBySide(cluster, load, tokens, options);
    if (wants('hidden')) results.hidden = await hiddenAgainstMissing(cluster, load, tokens);
    if (wants('memory')) results.memory = await measureMemory(cluster, load, tokens, options);
  }
  if (wants('search')) {
    console.log(`Filling and searching ${options.names} names...`);
    results.search = await measureSearch(cluster, 'tact_names', new Tokens(cluster), options);
  }
} finally {
  await cluster.stop();
}
if (wants('start') || wants('script')) results.startup = await measureStartup(options);
const text = report(results);
console.log(text);
if (options.out) writeFileSync(options.out, text);
