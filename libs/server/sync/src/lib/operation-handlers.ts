import { Injectable, Module } from '@nestjs/common';
import type { Entity, FieldConflict, Operation } from '@tact/sync-protocol';
import { BadRequest, type Principal } from '@tact/server/platform';

/** What one operation did; `state` is the state a command led to. */
export interface OperationResult {
  readonly outcome: 'applied' | 'merged' | 'conflict';
  readonly id: string;
  readonly version?: number;
  readonly fieldVersions?: Readonly<Record<string, number>>;
  readonly state?: string;
  readonly conflicts?: readonly FieldConflict[];
}

/**
 * Runs one operation inside the transaction that also stores its receipt: the same handler as the REST route. What it throws undoes the
 * operation and becomes its problem.
 */
export interface OperationHandler {
  /** The transaction is put under a committed access record of the operation's case: for work that reads sealed rows. */
  readonly readsFile: boolean;
  run(principal: Principal, operation: Operation): Promise<OperationResult>;
}

/** Handlers by entity and what is done to it: `create`, `update` or a command. Capabilities register theirs when their module starts. */
@Injectable()
export class OperationHandlers {
  private readonly handlers = new Map<string, OperationHandler>();

  register(entity: Entity, act: string, handler: OperationHandler): void {
    this.handlers.set(`${entity} ${act}`, handler);
  }

  /** The handler of an operation; 400 naming the field where there is none. */
  of(operation: Operation): OperationHandler {
    const act = operation.kind === 'command' ? (operation.command ?? '') : operation.kind;
    const handler = this.handlers.get(`${operation.entity} ${act}`);
    if (!handler) throw new BadRequest([{ path: operation.kind === 'command' ? 'command' : 'kind', code: 'not_allowed' }]);
    return handler;
  }
}

/** Holds the registry, so that a capability can register without knowing push and pull. */
@Module({ providers: [OperationHandlers], exports: [OperationHandlers] })
export class OperationsModule {}
