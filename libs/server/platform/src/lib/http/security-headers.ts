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

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/** True for the names a demonstration answers to, with or without a port. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && LOOPBACK.test(host);
}

/**
 * A demonstration hands out its accounts, so it answers to this machine's own names only: a page whose name was rebound to
 * 127.0.0.1 gets 421 for everything, also for the client's files.
 */
export function refuseForeignHost(server: FastifyInstance, config: Pick<ApiConfig, 'demo'>): void {
  if (!config.demo) return;
  server.addHook('onRequest', async (request, reply) => {
    if (isLoopbackHost(request.headers.host)) return;
    const problem = new Problem(421, 'foreign_host', 'A demonstration answers to localhost only');
    await reply.status(421).header('content-type', 'application/problem+json').send(problemDocument(problem));
  });
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
