export * from './lib/app.module';
export * from './lib/bare-database';
export * from './lib/instance';
export * from './lib/instance-settings';
export * from './lib/instance-file';
export * from './lib/http-server';
export * from './lib/open-api';
export { startMetricsServer } from './lib/watch/metrics-server';
export { Readiness } from './lib/watch/readiness';
