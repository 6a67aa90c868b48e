/** A task as lists and files show it; the case's clear facts in lists only. */
export interface TaskView {
  readonly id: string;
  readonly caseId: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly assigneeId: string | null;
  readonly recordId: string | null;
  readonly doneAt: string | null;
  readonly escalatedAt: string | null;
  readonly version: number;
  readonly text?: string | null;
  readonly case?: { readonly code: string; readonly risk: string | null; readonly sex: string | null; readonly birthYear: number | null };
}

type Row = Omit<TaskView, 'dueAt' | 'doneAt' | 'escalatedAt' | 'text' | 'case'> & { readonly dueAt: Date; readonly doneAt: Date | null; readonly escalatedAt: Date | null };

/** The columns of `tact.case_task t` that a view is made from. */
export const TASK_COLUMNS = `t.id, t.case_id as "caseId", t.kind, t.due_at as "dueAt", t.state, t.assignee_id as "assigneeId", t.record_id as "recordId",
  t.done_at as "doneAt", t.escalated_at as "escalatedAt", t.version`;

export function taskView(row: Row): TaskView {
  return {
    id: row.id, caseId: row.caseId, kind: row.kind, dueAt: row.dueAt.toISOString(), state: row.state, assigneeId: row.assigneeId, recordId: row.recordId,
    doneAt: row.doneAt?.toISOString() ?? null, escalatedAt: row.escalatedAt?.toISOString() ?? null, version: row.version,
  };
}

export type TaskViewRow = Row;
