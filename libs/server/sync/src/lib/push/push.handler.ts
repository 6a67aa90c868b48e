import { Inject, Injectable } from '@nestjs/common';
import { CaseAccess } from '@tact/server/cases';
import { UnitOfWork } from '@tact/server/persistence';
import { BadRequest, type Principal, type Problem, problemDocument, toProblem, Unavailable } from '@tact/server/platform';
import { type Operation, operationProblems, type Outcome } from '@tact/sync-protocol';
import { type OperationHandler, OperationHandlers } from '../operation-handlers';
import { Receipts } from './receipts';

const TRIES = 3;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Runs operations in the order given, each with its receipt in a transaction of its own; one that fails stops no other. */
@Injectable()
export class PushHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(CaseAccess) private readonly access: CaseAccess,
    @Inject(OperationHandlers) private readonly handlers: OperationHandlers,
    @Inject(Receipts) private readonly receipts: Receipts,
  ) {}

  /** One outcome an operation. Throws 400 for something that is no operation at all, 503 when the database is away: the outbox keeps the rest. */
  async execute(principal: Principal, operations: readonly unknown[]): Promise<{ outcomes: Outcome[] }> {
    const outcomes: Outcome[] = [];
    for (const [index, operation] of operations.entries()) outcomes.push(await this.one(principal, operation, index));
    return { outcomes };
  }

  private async one(principal: Principal, given: unknown, index: number): Promise<Outcome> {
    const problems = operationProblems(given);
    if (problems.length === 0) return this.try(principal, inLowerCase(given as Operation));
    const { opId, entity, id } = given as Partial<Operation>;
    const fields = problems.map(({ field, code }) => ({ path: `operations.${index}.${field}`, code }));
    if (typeof opId !== 'string' || !UUID.test(opId) || typeof id !== 'string' || !entity) throw new BadRequest(fields);
    return { opId, outcome: 'rejected', entity, id, problem: problemDocument(new BadRequest(fields)) };
  }

  private async try(principal: Principal, operation: Operation): Promise<Outcome> {
    for (let left = TRIES; ; left -= 1) {
      try {
        return await this.run(principal, operation, this.handlers.of(operation));
      } catch (error) {
        const problem = toProblem(error);
        if (problem.code === 'try_again' && left > 1) continue;
        if (problem.code === 'try_again' || problem.status === 503) throw new Unavailable();
        if (problem.status >= 500) throw error;
        return this.refused(principal, operation, problem);
      }
    }
  }

  private run(principal: Principal, operation: Operation, handler: OperationHandler): Promise<Outcome> {
    const work = async (): Promise<Outcome> => {
      const earlier = await this.receipts.recall(operation);
      if (earlier) return earlier;
      const result = await handler.run(principal, operation);
      await this.receipts.remember(operation, result);
      return { opId: operation.opId, entity: operation.entity, ...result };
    };
    return handler.readsFile ? this.access.inFile(principal, operation.caseId, work) : this.uow.run(principal, work);
  }

  /** What was done before stays a duplicate although the case is out of sight by now. */
  private async refused(principal: Principal, operation: Operation, problem: Problem): Promise<Outcome> {
    const earlier = problem.status === 404 ? await this.uow.run(principal, () => this.receipts.recall(operation)).catch(() => null) : null;
    return earlier ?? { opId: operation.opId, outcome: 'rejected', entity: operation.entity, id: operation.id, problem: problemDocument(problem) };
  }
}

/** Ids as the database writes them: sealed values are bound to the text of their ids. */
function inLowerCase(operation: Operation): Operation {
  return { ...operation, opId: operation.opId.toLowerCase(), id: operation.id.toLowerCase(), caseId: operation.caseId.toLowerCase() };
}
