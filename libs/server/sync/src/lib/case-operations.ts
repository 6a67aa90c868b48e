import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AlertCaseDto, AlertCaseHandler, AssignCaseDto, AssignCaseHandler, ChangeCaseHandler, MoveCaseDto, MoveCaseHandler, newId, RegisterCaseHandler, type Registration, type SeenCase } from '@tact/server/cases';
import { BadRequest } from '@tact/server/platform';
import { fieldValues, type Operation } from '@tact/sync-protocol';
import { bodyOf } from './dto-of';
import { OperationHandlers, type OperationResult } from './operation-handlers';

/** The commands on a case. */
@Injectable()
export class CaseCommands {
  constructor(
    @Inject(MoveCaseHandler) readonly moves: MoveCaseHandler,
    @Inject(AssignCaseHandler) readonly assignments: AssignCaseHandler,
    @Inject(AlertCaseHandler) readonly alerts: AlertCaseHandler,
  ) {}
}

/** Operations on cases run the handlers of their routes. */
@Injectable()
export class CaseOperations implements OnModuleInit {
  constructor(
    @Inject(OperationHandlers) private readonly registry: OperationHandlers,
    @Inject(RegisterCaseHandler) private readonly registration: RegisterCaseHandler,
    @Inject(ChangeCaseHandler) private readonly changes: ChangeCaseHandler,
    @Inject(CaseCommands) private readonly commands: CaseCommands,
  ) {}

  onModuleInit(): void {
    const { moves, assignments, alerts } = this.commands;
    this.registry.register('case', 'create', {
      readsFile: false,
      run: async (principal, operation) => done(await this.registration.execute(principal, newId(caseIdOf(operation)), fieldValues(operation) as unknown as Registration)),
    });
    this.registry.register('case', 'update', {
      readsFile: true,
      run: async (principal, operation) => {
        const { outcome, value, conflicts } = await this.changes.execute(principal, caseIdOf(operation), operation.fields);
        return { ...done(value), outcome, conflicts };
      },
    });
    this.registry.register('case', 'move', {
      readsFile: true,
      run: async (principal, operation) => {
        const seen = await moves.execute(principal, caseIdOf(operation), await bodyOf(operation, MoveCaseDto));
        return { ...done(seen), state: seen.row.status === 'closed' ? 'closed' : seen.row.stage };
      },
    });
    this.registry.register('case', 'assign', {
      readsFile: false,
      run: async (principal, operation) => done(await assignments.execute(principal, caseIdOf(operation), await bodyOf(operation, AssignCaseDto))),
    });
    this.registry.register('case', 'alert', {
      readsFile: false,
      run: async (principal, operation) => done(await alerts.execute(principal, caseIdOf(operation), await alertBody(operation))),
    });
  }
}

function done({ row }: SeenCase): OperationResult {
  return { outcome: 'applied', id: row.id, version: row.version, fieldVersions: row.fieldVersions };
}

/** An operation on a case is about that case. */
function caseIdOf({ id, caseId }: Operation): string {
  if (id !== caseId) throw new BadRequest([{ path: 'caseId', code: 'not_allowed' }]);
  return id.toLowerCase();
}

/** Commands carry the version that was seen; an alarm does not compare it. */
function alertBody(operation: Operation): Promise<AlertCaseDto> {
  const { version: _, ...fields } = operation.fields;
  return bodyOf({ ...operation, fields }, AlertCaseDto);
}
