import { availableParallelism, totalmem } from 'node:os';
import type { BenchOptions } from './options';
import type { HiddenAgainstMissing } from './parts/hidden';
import type { Memory } from './parts/memory';
import type { SideBySide } from './parts/side-by-side';

export interface Results {
  readonly options: BenchOptions;
  sideBySide?: readonly SideBySide[];
  hidden?: HiddenAgainstMissing;
  memory?: Memory;
}

const TARGETS: Readonly<Record<string, string>> = { list: '≥ 0.5', 'list-all': '≥ 0.5', names: '≥ 0.3' };

/** The whole bench as one page of markdown. */
export function report(results: Results): string {
  const { options } = results;
  const day = new Date().toISOString().slice(0, 10);
  return [
    '# Bench', '',
    `Made by \`npm run bench\` on ${day}: ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, PostgreSQL 18 with its production settings, database, servers and`,
    'load on the one machine. Times depend on the machine; the ratios are what counts.', '',
    ...caseLines(results), ...plainLines(results),
  ].join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';

  function caseLines({ sideBySide = [] }: Results): string[] {
    if (sideBySide.length === 0) return [];
    return [
      `## Against a bare server, ${options.cases} cases`, '',
      `Tact with row-level security, CASL, audit, read log and encryption; the bare server is a Fastify handler that runs the same SQL through pg on a plain copy. By turns, ${options.rounds} rounds of`,
      `${options.seconds} s with ${options.connections} connections; the ratio is the median over neighbouring rounds.`, '',
      '| operation | ratio | target | Tact /s | p50 ms | p95 ms | p99 ms | bare /s | p50 ms | p95 ms | p99 ms |',
      '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
      ...sideBySide.map(({ operation, ratio, tact, bare }) => row([operation.title, ratio.toFixed(2), TARGETS[operation.key] ?? '',
        ...[tact, bare].flatMap((side) => [side.perSecond.toFixed(0), ms(side.p50), ms(side.p95), ms(side.p99)])])), '',
    ];
  }
}

function plainLines({ hidden, memory }: Results): string[] {
  const rows = [
    ...(hidden ? [row(['Hidden against missing case, median of 1,000 each', `${(hidden.hidden / hidden.missing).toFixed(3)}`, '0.95 to 1.05'])] : []),
    ...(memory ? [
      row(['Memory of the API at rest', `${memory.idle.toFixed(0)} MB`, '≤ 350 MB']),
      row(['Memory under load without sign-ins, highest', `${memory.loaded.toFixed(0)} MB`, '≤ 350 MB']),
      row([`Memory under load with ${memory.signIns} sign-ins, highest`, `${memory.withSignIns.toFixed(0)} MB`, '≤ 500 MB']),
    ] : []),
  ];
  return rows.length === 0 ? [] : ['## Besides', '', '| what | measured | target |', '|---|--:|--:|', ...rows, ''];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function ms(value: number): string {
  return value.toFixed(1);
}
