import { availableParallelism, totalmem } from 'node:os';
import type { BenchOptions } from './options';
import { failureLines, plainLines } from './besides';
import type { BackedUp } from './parts/backup';
import type { HiddenAgainstMissing } from './parts/hidden';
import type { Imported } from './parts/import';
import type { Memory } from './parts/memory';
import type { Scaled } from './parts/scale';
import { bestOf, type Searched } from './parts/search';
import type { SideBySide } from './parts/side-by-side';
import type { Startup } from './parts/startup';
import { type VariantClass, variantClasses } from './names/variants';
import { ms, row } from './table';
import { against } from './targets';

export interface Results {
  readonly options: BenchOptions;
  readonly failures: { readonly what: string; readonly why: string }[];
  /** Since the beginning of the run. */
  seconds: number;
  /** What loading the cases took. */
  fillSeconds?: number;
  scale?: readonly Scaled[];
  imported?: Imported;
  sideBySide?: SideBySide[];
  hidden?: HiddenAgainstMissing;
  memory?: Memory;
  backup?: BackedUp;
  search?: readonly Searched[];
  startup?: Startup;
}

/** The whole bench as one page of markdown. */
export function report(results: Results): string {
  const { options } = results;
  const day = new Date().toISOString().slice(0, 10);
  return [
    '# Bench', '',
    `Made by \`npm run bench\` on ${day}: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL 18 with its production settings, database, servers and`,
    `load on the one machine. Times depend on the machine; the ratios are what counts. The run took ${(results.seconds / 60).toFixed(1)} minutes.`, '',
    ...failureLines(results), ...caseLines(results), ...searchLines(results), ...plainLines(results),
  ].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';

  function caseLines({ sideBySide = [] }: Results): string[] {
    if (sideBySide.length === 0) return [];
    return [
      `## Against a bare server, ${options.cases} cases`, '',
      `Tact with row-level security, CASL, audit, read log and encryption; the bare server is a Fastify handler that runs the same SQL through pg on a plain copy. By turns, ${options.rounds} rounds of`,
      `${options.seconds} s with ${options.connections} connections; the ratio is the median over neighbouring rounds.`, '',
      '| operation | ratio | target | met | Tact /s | p50 ms | p95 ms | p99 ms | bare /s | p50 ms | p95 ms | p99 ms |',
      '|---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|',
      ...sideBySide.map(({ operation, ratio, tact, bare }) => row([operation.title, ratio.toFixed(2), ...against(operation.key, { ratio, tact, bare }),
        ...[tact, bare].flatMap((side) => [side.perSecond.toFixed(0), ms(side.p50), ms(side.p95), ms(side.p99)])])), '',
    ];
  }
}

/** Recall@10 by class for each actor, and times. */
function searchLines({ search = [], options }: Results): string[] {
  if (search.length === 0) return [];
  const lines = search.flatMap(({ sees, tact, trigram }) => [tact, ...trigram].map((one, at) => row([at === 0 ? `Tact, sees ${sees}` : `pg_trgm, ${one.system}, of ${sees}`,
    ...variantClasses.map((variant) => one.recall[variant].toFixed(3)), one.mean.toFixed(3), ms(one.p50), ms(one.p95), ms(one.p99)])));
  return [
    `## Name search, ${options.names} names`, '',
    `Recall@10 and times from query text to decrypted, ranked, permitted results through the route (session, access rule, committed read log); pg_trgm asked directly on the same names in clear, without`,
    `access rule. ${options.perClass} queries a class, each on every system by turns.`, '',
    row(['system', ...variantClasses, 'mean', 'p50 ms', 'p95 ms', 'p99 ms']), `|---|${'--:|'.repeat(variantClasses.length + 4)}`, ...lines, '', ...search.map(verdict), '',
  ];
}

/** Against the way of asking pg_trgm that finds most: classes that miss the target, and the share of its p95. */
function verdict({ sees, tact, trigram }: Searched): string {
  const best = bestOf(trigram);
  const ahead: readonly VariantClass[] = ['other-script', 'other-spelling'];
  const misses = variantClasses.filter((variant) => (ahead.includes(variant) ? tact.recall[variant] < Math.min(1, best.recall[variant] + Number.EPSILON) : tact.recall[variant] < best.recall[variant] - 0.01));
  const share = sees === 'all' ? ` p95 is ${(tact.p95 / best.p95).toFixed(3)} of its (target at most 0.2).` : '';
  return `Sees ${sees}, against pg_trgm with ${best.system}: ${misses.length === 0 ? 'every class meets its target.' : `below target: ${misses.join(', ')}.`}${share}\n`;
}
