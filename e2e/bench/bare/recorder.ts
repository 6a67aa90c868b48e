import { appendFileSync } from 'node:fs';
import pg from 'pg';
import { packed } from './statement';

/** Loaded before the API: writes every statement it sends to the file in TACT_BENCH_RECORD. The measured API runs without it. */
const file = process.env['TACT_BENCH_RECORD'];
type Query = (this: unknown, ...args: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const original = prototype.query;

prototype.query = function (...args: unknown[]): unknown {
  const [first, second] = args;
  const given = typeof first === 'string' ? { text: first, values: second } : (first as { name?: string; text?: string; values?: unknown } | null);
  if (file && given?.text !== undefined) {
    const values = Array.isArray(given.values) ? given.values : Array.isArray(second) ? second : [];
    appendFileSync(file, `${JSON.stringify({ name: 'name' in given ? given.name : undefined, text: given.text, values: values.map(packed) })}\n`);
  }
  return original.apply(this, args);
};
