import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AddRecordHandler, ChangeRecordHandler, newId } from '@tact/server/cases';
import { AddTaskDto, AddTaskHandler, CompleteTaskDto, CompleteTaskHandler } from '@tact/server/tasks';
import { fieldValues, type Operation } from '@tact/sync-protocol';
import { bodyOf } from './dto-of';
import { OperationHandlers } from './operation-handlers';

/** Operations on records and tasks run the handlers of their routes. */
@Injectable()
export class RecordOperations implements OnModuleInit {
  constructor(
    @Inject(OperationHandlers) private readonly registry: OperationHandlers,
    @Inject(AddRecordHandler) private readonly adding: AddRecordHandler,
    @Inject(ChangeRecordHandler) private readonly changing: ChangeRecordHandler,
    @Inject(AddTaskHandler) private readonly tasks: AddTaskHandler,
    @Inject(CompleteTaskHandler) private readonly completing: CompleteTaskHandler,
  ) {}

  onModuleInit(): void {
    this.registry.register('record', 'create', {
      readsFile: true,
      run: async (principal, operation) => {
        const { kind, fields } = recordOf(operation);
        const record = await this.adding.execute(principal, operation.caseId, { id: newId(operation.id), kind, fields });
        return { outcome: 'applied', id: record.id, version: record.version, fieldVersions: record.fieldVersions };
      },
    });
    this.registry.register('record', 'update', {
      readsFile: true,
      run: async (principal, operation) => {
        const { outcome, value, conflicts } = await this.changing.execute(principal, operation.caseId, operation.id, operation.fields);
        return { outcome, id: value.id, version: value.version, fieldVersions: value.fieldVersions, conflicts };
      },
    });
    this.registry.register('task', 'create', {
      readsFile: false,
      run: async (principal, operation) => {
        const { id: _, ...body } = await bodyOf({ ...operation, fields: { ...operation.fields, id: { value: operation.id } } }, AddTaskDto);
        const task = await this.tasks.execute(principal, operation.caseId, { ...body, id: newId(operation.id) });
        return { outcome: 'applied', id: task.id, version: task.version, state: task.state };
      },
    });
    this.registry.register('task', 'complete', {
      readsFile: false,
      run: async (principal, operation) => {
        const task = await this.completing.execute(principal, operation.id, await bodyOf(operation, CompleteTaskDto));
        return { outcome: 'applied', id: task.id, version: task.version, state: task.state };
      },
    });
  }
}

/** A create names the kind of record in `recordKind`: a consent has a field `kind` of its own. Where no field is meant, `kind` alone does. */
function recordOf(operation: Operation): { kind: string; fields: Record<string, unknown> } {
  const { recordKind, ...values } = fieldValues(operation);
  if (recordKind !== undefined) return { kind: String(recordKind), fields: values };
  const { kind, ...fields } = values;
  return { kind: String(kind), fields };
}
