export * from './lib/actor-token';
export * from './lib/database-url';
export * from './lib/embedded/embedded-database';
export * from './lib/migrate';
export * from './lib/persistence.module';
export * from './lib/principal-row';
export * from './lib/unit-of-work';
export { isReachable } from './lib/embedded/reachable';
