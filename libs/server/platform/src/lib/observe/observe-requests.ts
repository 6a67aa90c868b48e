import type { FastifyInstance } from 'fastify';
import type { JsonLog } from './json-log';
import { metrics } from './metrics';

/** Counts and logs every answered request by its route template; the address itself could hold an id and is not kept. */
export function observeRequests(server: FastifyInstance, log: JsonLog): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.line('info', 'Request', { requestId: request.id, method: request.method, route, status: reply.statusCode, ms });
  });
}
