import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Injectable, Inject, Module, type Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { temporaryKeyRing } from '@tact/server/crypto';
import { type Actor, type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import { parseJsonBody, PlatformModule, SessionAuthenticator } from '@tact/server/platform';
import type { FastifyInstance } from 'fastify';
import type { TestDatabase } from '../../../persistence/src/testing/test-database';

/** Takes `Bearer <user>.<session>` for a signed-in actor; the session itself is checked by the database, as always. */
@Injectable()
class TestAuthenticator extends SessionAuthenticator {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) { super(); }

  override async authenticate(authorization: string | undefined): Promise<PrincipalRow | null> {
    const [userId, sessionId] = (authorization ?? '').replace('Bearer ', '').split('.');
    return userId && sessionId ? this.uow.authenticate({ userId, sessionId }) : null;
  }
}

@Global()
@Module({ providers: [{ provide: SessionAuthenticator, useClass: TestAuthenticator }], exports: [SessionAuthenticator] })
class TestSignInModule {}

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into bodies of every shape
  readonly body: any;
}

export interface Asked {
  readonly body?: unknown;
  readonly version?: number;
  readonly key?: string;
}

/** The real modules on a real database, asked without a socket and in anybody's name. */
export interface CaseApi {
  readonly app: NestFastifyApplication;
  call(actor: Actor | null, method: 'GET' | 'POST' | 'PATCH', path: string, asked?: Asked): Promise<Answer>;
  stop(): Promise<void>;
}

export async function startCaseApi(db: TestDatabase, modules: readonly Type[]): Promise<CaseApi> {
  const keys = { ...temporaryKeyRing(), actor: db.actorKey };
  const config = { port: 0, host: '127.0.0.1', dataDir: mkdtempSync(join(tmpdir(), 'tact-data-')), demo: false, webDir: null, keys, origins: [] };
  const built = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, db.app), TestSignInModule, ...modules] }).compile();
  const app = built.createNestApplication<NestFastifyApplication>(new FastifyAdapter({ genReqId: () => crypto.randomUUID() }), { bodyParser: false });
  app.setGlobalPrefix('api/v1');
  (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as string));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
  await app.init();
  return {
    app,
    async call(actor, method, path, { body, version, key } = {}) {
      const answer = await app.inject({
        method, url: `/api/v1${path}`, ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(actor ? { authorization: `Bearer ${actor.userId}.${actor.sessionId}` } : {}),
          ...(version === undefined ? {} : { 'if-match': String(version) }), ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
      });
      return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) };
    },
    stop: () => app.close(),
  };
}
