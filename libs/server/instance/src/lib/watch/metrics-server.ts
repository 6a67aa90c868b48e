import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '@tact/server/persistence';
import { metrics } from '@tact/server/platform';
import { DataSource } from 'typeorm';

type Gauge = readonly [name: string, labels: Readonly<Record<string, string>>, value: number];

const MOST_UNSEALED = 100_000;
const UNSEALED = `select tact_audit.unsealed_count(coalesce((select at from tact_audit.last_seal()), 'epoch'), $1) as n`;

/** `GET /metrics` in Prometheus text on a port of its own, so that no proxy publishes it by mistake. With a token: `Authorization: Bearer`. */
export async function startMetricsServer(app: NestFastifyApplication, { port, host, token }: { port: number; host: string; token: string | null }): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') return void response.writeHead(404).end();
    if (!isAllowed(request.headers.authorization, token)) return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    void measured(app).then((gauges) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' }).end(metrics.text(gauges)));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return server.unref();
}

function isAllowed(header: string | undefined, token: string | null): boolean {
  if (token === null) return true;
  const [given, wanted] = [Buffer.from(header ?? ''), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Pool and audit gauges; a database that is down is told as such and never fails the scrape. */
async function measured(app: NestFastifyApplication): Promise<readonly Gauge[]> {
  const pool = (app.get(DataSource).driver as unknown as { master: { totalCount: number; idleCount: number; waitingCount: number } }).master;
  const connections: Gauge[] = [
    ['tact_database_connections', { state: 'open' }, pool.totalCount], ['tact_database_connections', { state: 'idle' }, pool.idleCount],
    ['tact_database_connections', { state: 'waited_for' }, pool.waitingCount],
  ];
  const uow = app.get(UnitOfWork);
  const rows = await uow.system(() => uow.query<{ n: number }>(UNSEALED, [MOST_UNSEALED])).catch(() => null);
  return [...connections, ['tact_database_up', {}, rows ? 1 : 0], ...(rows ? [['tact_audit_unsealed_rows', {}, rows[0]?.n ?? 0] as const] : [])];
}
