export { bumpVersions, mergeFields, seenWrites } from './lib/merge-fields';
export type { MergeResult } from './lib/merge-fields';
export { COMMANDS, ENTITIES, MAX_OPERATIONS, fieldValues, fieldWrites } from './lib/operation';
export type { Entity, FieldWrite, Operation } from './lib/operation';
export { isOperation, operationProblems } from './lib/operation-problems';
export type { OperationProblem } from './lib/operation-problems';
export { OUTCOMES, afterOutcome } from './lib/outcome';
export type { FieldConflict, Outcome, OutcomeKind } from './lib/outcome';
export type { PullRequest, PullResponse, PushRequest, PushResponse, WorkCounts } from './lib/pull';
