import { readFileSync } from 'node:fs';
import { caseCode } from '@tact/domain';
import fastify from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Replay, unpacked } from './statement';

/**
 * The yardstick: a bare Fastify handler that runs the same SQL through pg, without row-level security, CASL, audit, read log and
 * encryption. `POST /:kind` takes `{swap: {recorded: now}}` and answers the rows of each statement.
 */
const replays = JSON.parse(readFileSync(process.env['TACT_BENCH_REPLAYS'] ?? '', 'utf8')) as Record<string, Replay>;
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10 });
const server = fastify();

server.post<{ Params: { kind: string }; Body: { swap?: Record<string, string> } }>('/:kind', async (request, reply) => {
  const replay = replays[request.params.kind];
  if (!replay) return reply.status(404).send({ code: 'not_found' });
  const swap = swapOf(replay, request.body.swap ?? {});
  return replay.isWrite ? write(replay, swap) : { answers: await run(pool, replay, swap) };
});

async function write(replay: Replay, swap: ReadonlyMap<string, string>): Promise<{ answers: unknown[] }> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const answers = await run(client, replay, swap);
    await client.query('commit');
    return { answers };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function run(database: pg.Pool | pg.PoolClient, replay: Replay, swap: ReadonlyMap<string, string>): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const { name, text, values } of replay.statements) answers.push((await database.query({ name, text, values: values.map((value) => unpacked(value, swap)) })).rows);
  return answers;
}

function swapOf(replay: Replay, given: Readonly<Record<string, string>>): Map<string, string> {
  const swap = new Map(Object.entries(given));
  for (const id of replay.fresh) if (!swap.has(id)) swap.set(id, uuidv7());
  for (const { text, id, prefix } of replay.codes) swap.set(text, `${prefix}${caseCode(swap.get(id) ?? id)}`);
  return swap;
}

await server.listen({ port: 0, host: '127.0.0.1' });
const address = server.server.address();
console.log(`bare server ready on http://localhost:${typeof address === 'object' && address ? address.port : 0}`);
process.once('SIGTERM', () => void server.close().then(() => pool.end()).then(() => process.exit(0)));
