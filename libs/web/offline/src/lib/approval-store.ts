import { Injectable, inject } from '@angular/core';
import { Api, newId } from '@tact/web/core';
import { fieldWrites } from '@tact/sync-protocol';
import type { CaseRecord } from './model';
import type { OperationDraft } from './operation';
import { Remote } from './remote';

/** What was read of one section. */
export interface ApprovalPage {
  readonly section: string;
  readonly records: readonly CaseRecord[];
  readonly summary?: Readonly<Record<string, unknown>>;
}

/** An approval as its page shows it (docs/contract.md section 4). */
export interface ApprovalReading {
  readonly id: string;
  readonly caseId: string;
  readonly state: 'waiting' | 'approved' | 'returned' | 'stale' | 'withdrawn';
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly target: string | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly markedFields: readonly string[];
  readonly version: number;
  readonly nextId: string | null;
  readonly proposed?: readonly ApprovalPage[];
  readonly snapshot: { readonly sections: readonly ApprovalPage[]; readonly intact: boolean } | null;
  readonly previous?: { readonly id: string; readonly state: string; readonly subjectVersion: number; readonly decidedAt: string | null; readonly sections: readonly ApprovalPage[] } | null;
  readonly request?: string | null;
  readonly comment?: string | null;
}

/** An approval in a file: who decided what on which version. */
export interface ApprovalHead {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly state: ApprovalReading['state'];
  readonly target: string | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly version: number;
}

/** Reads approvals; commands on them go through the outbox. */
@Injectable({ providedIn: 'root' })
export class ApprovalStore {
  private readonly api = inject(Api);

  /** One approval with what is proposed and what was read. The opening is logged. */
  one(id: string): Remote<ApprovalReading> {
    return new Remote(() => this.api.get<ApprovalReading>(`/approvals/${id}`));
  }
}

/** Puts a part of the file before a supervisor. `subjectId`: the record; the case itself without one. */
export function proposeApproval(caseId: string, subject: { readonly kind: string; readonly id?: string; readonly target?: string }, note = ''): OperationDraft {
  const values = { subjectKind: subject.kind, ...(subject.id ? { subjectId: subject.id } : {}), ...(subject.target ? { target: subject.target } : {}), ...(note ? { note } : {}) };
  return { entity: 'approval', id: newId(), caseId, kind: 'command', command: 'propose', fields: fieldWrites(values) };
}

/** `approve`, `return` {fields, comment} or `withdraw`, on the version that was read. */
export function approvalCommand(approval: { readonly id: string; readonly caseId: string; readonly version: number }, command: 'approve' | 'return' | 'withdraw', values: Readonly<Record<string, unknown>> = {}): OperationDraft {
  return { entity: 'approval', id: approval.id, caseId: approval.caseId, kind: 'command', command, fields: fieldWrites({ version: approval.version, ...values }) };
}
