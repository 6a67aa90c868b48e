import { fieldValues } from '@tact/sync-protocol';
import type { CaseFile, CaseHead, CaseRecord, WorkTask } from './model';
import type { Operation } from '@tact/sync-protocol';

export interface Author {
  readonly userId: string;
  readonly displayName: string;
  readonly organisationId: string;
}

/** The file as it will be when these operations are through: what people see at once. Server decisions are not guessed. */
export function overlay(file: CaseFile, operations: readonly Operation[], author: Author): CaseFile {
  return operations.reduce((shown, operation) => applyOne(shown, operation, author), file);
}

function applyOne(file: CaseFile, operation: Operation, author: Author): CaseFile {
  const values = fieldValues(operation);
  switch (operation.entity) {
    case 'case':
      return { ...file, head: applyToHead(file.head, operation, values) };
    case 'record':
      return { ...file, records: applyToRecords(file.records, operation, values, author) };
    case 'task':
      return { ...file, tasks: applyToTasks(file.tasks, operation, values) };
    case 'referral':
    case 'approval':
    case 'hand_over':
    case 'return':
      return file;
  }
}

function applyToHead(head: CaseHead, operation: Operation, values: Record<string, unknown>): CaseHead {
  if (operation.kind === 'update') return { ...head, ...values };
  return operation.command === 'alert' ? { ...head, risk: 'high' } : head;
}

function applyToRecords(records: readonly CaseRecord[], operation: Operation, values: Record<string, unknown>, author: Author): readonly CaseRecord[] {
  const known = records.find((record) => record.id === operation.id);
  if (known) return records.map((record) => (record === known ? { ...record, fields: { ...record.fields, ...values } } : record));
  if (operation.kind !== 'create') return records;
  const { recordKind, section, ...fields } = values;
  const at = new Date().toISOString();
  const made: CaseRecord = {
    id: operation.id, caseId: operation.caseId, kind: String(recordKind), section: typeof section === 'string' ? section : '', fields,
    version: 0, fieldVersions: {}, createdAt: at, createdBy: author.userId, createdByName: author.displayName,
    organisationId: author.organisationId, updatedAt: at,
  };
  return [...records, made];
}

function applyToTasks(tasks: readonly WorkTask[], operation: Operation, values: Record<string, unknown>): readonly WorkTask[] {
  if (operation.command === 'complete') return tasks.map((task) => (task.id === operation.id ? { ...task, state: 'done' } : task));
  if (operation.kind !== 'create' || tasks.some((task) => task.id === operation.id)) return tasks;
  const made: WorkTask = {
    id: operation.id, caseId: operation.caseId, kind: String(values['kind']), dueAt: String(values['dueAt']), state: 'open',
    assigneeId: null, text: typeof values['text'] === 'string' ? values['text'] : null, version: 0,
  };
  return [...tasks, made];
}
