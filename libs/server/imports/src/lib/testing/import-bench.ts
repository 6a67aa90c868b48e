import fastifyMultipart from '@fastify/multipart';
import { Global, Inject, Injectable, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { abilityFor } from '@tact/permissions';
import { CASE_ENTITIES } from '@tact/server/cases';
import { temporaryKeyRing } from '@tact/server/crypto';
import { type Actor, type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import { PlatformModule, SessionAuthenticator, type ApiConfig, type Principal } from '@tact/server/platform';
import type { FastifyInstance } from 'fastify';
import { World, type MadePerson } from '../../../../cases/src/testing/world';
import { startTestDatabase, type TestDatabase } from '../../../../persistence/src/testing/test-database';
import { ImportsModule } from '../imports.module';
import { ImportService } from '../run/import-service';

/** Takes `Bearer <user>.<session>`; the session itself is checked by the database. */
@Injectable()
class BenchAuthenticator extends SessionAuthenticator {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {
    super();
  }

  override async authenticate(authorization: string | undefined): Promise<PrincipalRow | null> {
    const [userId, sessionId] = (authorization ?? '').replace('Bearer ', '').split('.');
    return userId && sessionId ? this.uow.authenticate({ userId, sessionId }) : null;
  }
}

@Global()
@Module({ providers: [{ provide: SessionAuthenticator, useClass: BenchAuthenticator }], exports: [SessionAuthenticator] })
class BenchSignInModule {}

/** Imports with the real case handlers and search on a real database. */
export interface ImportBench {
  readonly db: TestDatabase;
  readonly world: World;
  readonly imports: ImportService;
  readonly app: NestFastifyApplication;
  call(actor: Actor | null, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  upload(actor: Actor | null, parts: readonly UploadPart[]): Promise<Answer>;
  /** Another server on the same database, as after a restart. */
  restarted(): Promise<{ imports: ImportService; stop(): Promise<void> }>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into bodies of every shape
  readonly body: any;
}

export interface UploadPart {
  readonly name: string;
  readonly fileName?: string;
  readonly value: string | Uint8Array;
}

export async function startImportBench(): Promise<ImportBench> {
  const db = await startTestDatabase(CASE_ENTITIES);
  const config: ApiConfig = { port: 0, host: '127.0.0.1', dataDir: '', demo: true, webDir: null, keys: { ...temporaryKeyRing(), actor: db.actorKey }, origins: [] };
  const app = await startApp(db, config);
  const others: NestFastifyApplication[] = [];
  const send = async (options: { method: 'GET' | 'POST' | 'DELETE'; url: string; payload?: string | Buffer; headers: Record<string, string> }): Promise<Answer> => {
    const answer = await app.inject({ ...options, url: `/api/v1${options.url}` });
    return { status: answer.statusCode, body: answer.body === '' ? null : JSON.parse(answer.body) };
  };
  return {
    db, app, world: await World.make(db), imports: app.get(ImportService),
    call: (actor, method, path, body) => send({
      method, url: path, headers: { ...bearer(actor), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    }),
    upload: (actor, parts) => send({ method: 'POST', url: '/imports', payload: multipart(parts), headers: { ...bearer(actor), 'content-type': 'multipart/form-data; boundary=xx' } }),
    async restarted() {
      const other = await startApp(db, config);
      others.push(other);
      return { imports: other.get(ImportService), stop: () => other.close() };
    },
    async stop() {
      await app.close();
      await Promise.all(others.map((other) => other.close()));
      await db.stop();
    },
  };
}

async function startApp(db: TestDatabase, config: ApiConfig): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({ imports: [PlatformModule.forRoot(config, db.app), BenchSignInModule, ImportsModule] }).compile();
  const app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
  app.setGlobalPrefix('api/v1');
  await (app.getHttpAdapter().getInstance() as unknown as FastifyInstance).register(fastifyMultipart);
  return app.init();
}

function bearer(actor: Actor | null): Record<string, string> {
  return actor ? { authorization: `Bearer ${actor.userId}.${actor.sessionId}` } : {};
}

function multipart(parts: readonly UploadPart[]): Buffer {
  const pieces = parts.flatMap(({ name, fileName, value }) => [
    Buffer.from(`--xx\r\ncontent-disposition: form-data; name="${name}"${fileName ? `; filename="${fileName}"\r\ncontent-type: application/octet-stream` : ''}\r\n\r\n`),
    Buffer.from(value as Uint8Array),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from('--xx--\r\n')]);
}

/** A made person as the handlers know it. */
export function principalOf({ principal }: MadePerson): Principal {
  return { ...principal, ability: abilityFor(principal as Parameters<typeof abilityFor>[0]) };
}
