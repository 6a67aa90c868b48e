export { bodyOf } from './lib/dto-of';
export { type OperationHandler, OperationHandlers, type OperationResult, OperationsModule } from './lib/operation-handlers';
export { PullHandler } from './lib/pull/pull.handler';
export { PushHandler } from './lib/push/push.handler';
export { SyncModule } from './lib/sync.module';
