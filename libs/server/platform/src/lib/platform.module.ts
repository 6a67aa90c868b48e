import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CaseCiphers, NameIndex, ServerSeal } from '@tact/server/crypto';
import { UnitOfWork } from '@tact/server/persistence';
import { DataSource } from 'typeorm';
import { API_CONFIG, type ApiConfig, KEY_RING } from './api-config';
import { AccessGuard } from './access/access.guard';
import { Idempotency } from './http/idempotency';
import { ProblemFilter } from './http/problem-filter';
import { RequestContextInterceptor } from './http/request-context.interceptor';
import { validationPipe } from './http/validation';

/** What every capability uses: unit of work, ciphers, idempotency, and the global guard, pipe and filter. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: ApiConfig, source: DataSource): DynamicModule {
    const uow = new UnitOfWork(source, config.keys.actor);
    const shared = [
      { provide: API_CONFIG, useValue: config },
      { provide: KEY_RING, useValue: config.keys },
      { provide: DataSource, useValue: source },
      { provide: UnitOfWork, useValue: uow },
      { provide: CaseCiphers, useValue: new CaseCiphers(config.keys, uow) },
      { provide: NameIndex, useValue: new NameIndex(config.keys) },
      { provide: ServerSeal, useValue: new ServerSeal(config.keys) },
      Idempotency,
    ];
    return {
      module: PlatformModule,
      providers: [
        ...shared,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useFactory: validationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: RequestContextInterceptor },
      ],
      exports: shared,
    };
  }
}
