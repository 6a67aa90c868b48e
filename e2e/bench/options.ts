import { parseArgs } from 'node:util';

export const PARTS = ['list', 'names', 'open', 'create', 'propose', 'board', 'hidden', 'memory', 'backup', 'scale', 'import', 'search', 'start', 'script'] as const;
export type Part = (typeof PARTS)[number];

/** What `npm run bench --` was asked. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  /** Cases of the working database. */
  readonly cases: number;
  /** Rows of the imported register. */
  readonly importRows: number;
  /** Names of the search database. */
  readonly names: number;
  /** Searches of each class of variants, for each actor. */
  readonly perClass: number;
  readonly rounds: number;
  /** Length of one round of load. */
  readonly seconds: number;
  readonly connections: number;
  /** Where the table is written; null prints it only. */
  readonly out: string | null;
  readonly scratch: string | null;
}

/** `--only list,search --cases 10000 --search-names 100000 --import-rows 10000 --queries 200 --rounds 7 --seconds 3 --connections 8 --scratch DIR --out FILE`. Throws on anything else. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({ args: [...args], strict: true, options: {
    only: { type: 'string' }, cases: { type: 'string' }, 'search-names': { type: 'string' }, 'import-rows': { type: 'string' }, queries: { type: 'string' }, rounds: { type: 'string' },
    seconds: { type: 'string' }, connections: { type: 'string' }, scratch: { type: 'string' }, out: { type: 'string' } } });
  const parts = values.only === undefined ? PARTS : values.only.split(',').map(partOf);
  const isWhole = values.only === undefined && values.cases === undefined && values['search-names'] === undefined && values['import-rows'] === undefined;
  return {
    parts, cases: number(values.cases, 10_000), importRows: number(values['import-rows'], 10_000), names: number(values['search-names'], 100_000), perClass: number(values.queries, 200), rounds: number(values.rounds, 7),
    seconds: number(values.seconds, 3), connections: number(values.connections, 8), scratch: values.scratch ?? null, out: values.out ?? (isWhole ? 'docs/bench.md' : null),
  };
}

function partOf(name: string): Part {
  const part = PARTS.find((one) => one === name);
  if (!part) throw new Error(`No part of the bench: ${name}. There are ${PARTS.join(', ')}.`);
  return part;
}

function number(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? otherwise);
  if (!(value > 0)) throw new Error(`A number above 0 is needed: ${text ?? ''}`);
  return value;
}
