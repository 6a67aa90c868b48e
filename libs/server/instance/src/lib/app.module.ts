import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PlatformModule, type ApiConfig } from '@tact/server/platform';
import type { DataSource } from 'typeorm';
import { capabilities } from './capabilities';
import { HealthController } from './health.controller';
import { Readiness } from './watch/readiness';

/** The whole server: platform and every capability. */
@Module({})
export class AppModule {
  static forRoot(config: ApiConfig, source: DataSource, more: readonly Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule, PlatformModule.forRoot(config, source), ...capabilities, ...more],
      controllers: [HealthController],
      providers: [Readiness],
    };
  }
}
