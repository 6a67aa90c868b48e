export { type OperationHandler, OperationHandlers, type OperationResult, OperationsModule } from './lib/operation-handlers';
