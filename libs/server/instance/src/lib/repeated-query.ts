import { problemDocument, BadRequest } from '@tact/server/platform';
import type { FastifyInstance } from 'fastify';

/** A query key given twice is refused by name: one reader would take the first, another the last. */
export function refuseRepeatedQuery(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const query = request.url.split('?')[1];
    if (query === undefined || !request.url.startsWith('/api/')) return;
    const names = [...new URLSearchParams(query).keys()];
    const repeated = names.find((name, at) => names.indexOf(name) !== at);
    if (repeated === undefined) return;
    const problem = new BadRequest([{ path: repeated.slice(0, 60), code: 'repeated_key' }]);
    await reply.status(problem.status).header('content-type', 'application/problem+json').send(problemDocument(problem));
  });
}
