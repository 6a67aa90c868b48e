import { newId } from '@tact/web/core';
import type { CaseHead, CaseRecord, WorkTask } from './model';
import { type FieldWrite, fieldWrites } from '@tact/sync-protocol';
import type { OperationDraft } from './operation';

type Values = Readonly<Record<string, unknown>>;

/** A new case; `values` as in POST /cases. Its id is `draft.id`. */
export function registerCase(values: Values, id = newId()): OperationDraft {
  return { entity: 'case', id, caseId: id, kind: 'create', fields: plain(values) };
}

/** Changed fields of the case head, each with the version it was read at. */
export function changeCase(head: CaseHead, changes: Values): OperationDraft {
  return { entity: 'case', id: head.id, caseId: head.id, kind: 'update', fields: versioned(changes, head.fieldVersions, head.version) };
}

export function moveCase(head: CaseHead, to: string, reason?: string): OperationDraft {
  return caseCommand(head, 'move', { to, ...(reason ? { reason } : {}) });
}

/** Child missing or in immediate danger: risk is high at once, whatever else waits. */
export function alertCase(head: CaseHead, kind: 'missing' | 'danger', text = ''): OperationDraft {
  return caseCommand(head, 'alert', { kind, ...(text ? { text } : {}) });
}

export function assignCase(head: CaseHead, ownerId: string): OperationDraft {
  return caseCommand(head, 'assign', { ownerId });
}

export function addRecord(caseId: string, kind: string, values: Values, id = newId()): OperationDraft {
  return { entity: 'record', id, caseId, kind: 'create', fields: { recordKind: { value: kind }, ...plain(values) } };
}

export function changeRecord(record: Pick<CaseRecord, 'id' | 'caseId' | 'version' | 'fieldVersions'>, changes: Values): OperationDraft {
  return { entity: 'record', id: record.id, caseId: record.caseId, kind: 'update', fields: versioned(changes, record.fieldVersions, record.version) };
}

/** `values`: kind, dueAt, text? */
export function addTask(caseId: string, values: Values, id = newId()): OperationDraft {
  return { entity: 'task', id, caseId, kind: 'create', fields: plain(values) };
}

export function completeTask(task: WorkTask, text = ''): OperationDraft {
  return { entity: 'task', id: task.id, caseId: task.caseId, kind: 'command', command: 'complete', fields: plain({ version: task.version, ...(text ? { text } : {}) }) };
}

/** `propose` makes the referral `id`; the others carry the version that was seen. `values` as in the REST bodies. */
export function referralCommand(
  referral: { readonly id: string; readonly caseId: string; readonly version?: number },
  command: string,
  values: Values = {},
): OperationDraft {
  const version = referral.version === undefined ? {} : { version: referral.version };
  return { entity: 'referral', id: referral.id, caseId: referral.caseId, kind: 'command', command, fields: plain({ ...version, ...values }) };
}

/** `begin` makes the path `id`; the others carry the version that was seen. `values` as in the REST bodies. */
export function handOverCommand(path: { readonly id: string; readonly caseId: string; readonly version?: number }, command: string, values: Values = {}): OperationDraft {
  return { ...referralCommand(path, command, values), entity: 'hand_over' };
}

/** A command on an assisted return; `consider` makes the return `id`. `values` as in the REST bodies. */
export function returnCommand(target: { readonly id: string; readonly caseId: string }, command: string, values: Values = {}): OperationDraft {
  return { entity: 'return', id: target.id, caseId: target.caseId, kind: 'command', command, fields: plain(values) };
}

function caseCommand(head: CaseHead, command: string, values: Values): OperationDraft {
  return { entity: 'case', id: head.id, caseId: head.id, kind: 'command', command, fields: plain({ version: head.version, ...values }) };
}

function plain(values: Values): Record<string, FieldWrite> {
  return fieldWrites(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

function versioned(changes: Values, versions: Readonly<Record<string, number>>, rowVersion: number): Record<string, FieldWrite> {
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, { value, baseVersion: versions[name] ?? rowVersion }]),
  );
}
