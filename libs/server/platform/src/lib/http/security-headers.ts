import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ApiConfig } from '../api-config';
import { problemDocument } from './problem-filter';
import { Problem } from './problem';

/** Strict CSP without inline or eval, and Trusted Types (SECURITY.md, Input and output). */
export function helmetOptions(): FastifyHelmetOptions {
  return {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"], connectSrc: ["'self'"],
        manifestSrc: ["'self'"], workerSrc: ["'self'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"], trustedTypes: ['angular', 'angular#bundler'],
      },
    },
    crossOriginEmbedderPolicy: false, referrerPolicy: { policy: 'no-referrer' }, strictTransportSecurity: false,
  };
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Cross-site requests are refused by Sec-Fetch-Site and Origin; answers with case data are never cached. */
export function refuseCrossSite(server: FastifyInstance, config: ApiConfig): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return;
    void reply.header('cache-control', 'no-store');
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    const isForeign = site === 'cross-site' || (origin !== undefined && !config.origins.includes(origin));
    if (isForeign && !(READING.has(request.method) && site === 'none')) {
      await reply.status(403).header('content-type', 'application/problem+json').send(problemDocument(new Problem(403, 'cross_site', 'Requests from other sites are refused')));
    }
  });
}
