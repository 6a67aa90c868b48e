import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type KeyRing, temporaryKeyRing } from '@tact/server/crypto';
import type { Actor } from '@tact/server/persistence';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../../libs/server/instance/src/lib/app.module';
import { createHttpServer } from '../../../libs/server/instance/src/lib/http-server';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

export interface Answer {
  readonly status: number;
  /** Exactly what came, for comparing hidden with missing. */
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into bodies of every shape
  readonly body: any;
}

export interface Call {
  readonly as?: Actor;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The whole server in this process, asked without a socket; its people are signed in by tokens of its own keys. */
export interface Api {
  readonly app: NestFastifyApplication;
  readonly keys: KeyRing;
  readonly routes: readonly string[];
  call(method: Method, url: string, call?: Call): Promise<Answer>;
  stop(): Promise<void>;
}

/** A key ring whose actor key is the database's. */
export function keysFor(db: { readonly actorKey: Buffer }): KeyRing {
  return { ...temporaryKeyRing(), actor: db.actorKey };
}

/** Boots what `npm start` boots, on a test database that was opened with the server's entities. */
export async function startApi(db: { readonly app: DataSource }, keys: KeyRing): Promise<Api> {
  const config = { port: 0, host: '127.0.0.1', dataDir: mkdtempSync(join(tmpdir(), 'tact-data-')), demo: true, webDir: null, keys, origins: ['http://localhost:3000'] };
  const app = await createHttpServer(AppModule.forRoot(config, db.app), config);
  await app.getHttpAdapter().getInstance().ready();
  const jwt = new JwtService({ privateKey: keys.token.privateKey });
  const token = ({ userId, sessionId }: Actor): string => jwt.sign({ sid: sessionId, purpose: 'access' },
    { algorithm: 'ES256', issuer: 'tact', audience: 'tact-api', subject: userId, expiresIn: 300 });
  const document = JSON.parse((await app.inject({ method: 'GET', url: '/api/v1/openapi.json' })).body) as { paths: Record<string, object> };
  return {
    app, keys,
    routes: Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)).sort(),
    async call(method, url, { as, body, headers = {} } = {}) {
      const answer = await app.inject({ method, url, ...(body === undefined ? {} : { payload: body as object }), headers: { ...headers, ...(as ? { authorization: `Bearer ${token(as)}` } : {}) } });
      return { status: answer.statusCode, text: answer.body, headers: answer.headers, body: parsed(answer.body) };
    },
    stop: () => app.close(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
