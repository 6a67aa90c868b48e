import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import type { DynamicModule } from '@nestjs/common';
import { DiscoveryService, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type ApiConfig, helmetOptions, JsonLog, observeRequests, parseJsonBody, refuseCrossSite, refuseForeignHost, undeclaredRoutes } from '@tact/server/platform';
import type { FastifyInstance } from 'fastify';
import { openApiDocument } from './open-api';
import { refuseRepeatedQuery } from './repeated-query';

const BODY_LIMIT = 1024 * 1024;
const FILE_LIMIT = 20 * 1024 * 1024;

/** Nest on Fastify with Tact's parsers, headers and the client. Throws when a route declares no permission. */
export async function createHttpServer(module: DynamicModule, config: ApiConfig, log = new JsonLog('warn')): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, genReqId: () => randomUUID(), requestTimeout: 30_000, logger: false });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { bodyParser: false, logger: log });
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready'] });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(fastifyHelmet, helmetOptions());
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyMultipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 20, parts: 21 } });
  fastify.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as string));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
  observeRequests(fastify, log);
  refuseForeignHost(fastify, config);
  refuseCrossSite(fastify, config);
  refuseRepeatedQuery(fastify);
  if (config.webDir && existsSync(config.webDir)) await serveClient(fastify, config.webDir);
  const undeclared = undeclaredRoutes(app.get(DiscoveryService, { strict: false }));
  if (undeclared.length > 0) throw new Error(`routes without a declared permission: ${undeclared.join(', ')}`);
  const document = openApiDocument(app);
  fastify.get('/api/v1/openapi.json', async () => document);
  app.enableShutdownHooks();
  await app.init();
  return app;
}

/** The client's files; every other page path answers index.html, so that a bookmark works. */
async function serveClient(fastify: FastifyInstance, webDir: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: webDir, wildcard: false, preCompressed: true, index: ['index.html'],
    setHeaders(reply, path) {
      const isHashed = /-[A-Z0-9]{8}\.(js|css)$/.test(path.replace(/\.(gz|br)$/, ''));
      void reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  fastify.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/health/') || join('/', request.url).includes('.')) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}
