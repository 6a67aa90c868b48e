import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type KeyRing, temporaryKeyRing } from '@tact/server/crypto';
import type { UnitOfWork } from '@tact/server/persistence';
import { PlatformModule } from '@tact/server/platform';
import type { DataSource } from 'typeorm';
import { IdentityModule } from '../index';

/** The answer of one request: status, parsed body and the cookies it set. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into bodies of every shape
  readonly body: any;
  readonly cookies: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly token?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** The real modules on a real database, asked without a socket. */
export interface TestApi {
  readonly keys: KeyRing;
  readonly dataDir: string;
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, call?: Call): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts platform, identity and `modules` on a test database. */
export async function startTestApi(db: { readonly app: DataSource; readonly actorKey: Buffer; readonly uow: UnitOfWork }, modules: readonly Type[] = [], demo = true): Promise<TestApi> {
  const keys: KeyRing = { ...temporaryKeyRing(), actor: db.actorKey };
  const dataDir = mkdtempSync(join(tmpdir(), 'tact-data-'));
  const config = { port: 0, host: '127.0.0.1', dataDir, demo, webDir: null, keys, origins: ['http://localhost:3000'] };
  const built = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, db.app), IdentityModule, ...modules] }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ genReqId: () => crypto.randomUUID() }));
  app.setGlobalPrefix('api/v1');
  await app.init();
  return {
    keys, dataDir,
    async call(method, path, { token, cookies = {}, headers = {}, body } = {}) {
      const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await app.inject({
        method, url: `/api/v1${path}`, ...(body ? { payload: body } : {}),
        headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie } : {}) },
      });
      return {
        status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? null : JSON.parse(answer.body),
        cookies: Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value])),
      };
    },
    stop: () => app.close(),
  };
}
