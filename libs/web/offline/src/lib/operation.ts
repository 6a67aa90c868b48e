import type { FieldConflict } from '@tact/web/core';

export type Entity = 'case' | 'record' | 'task' | 'referral';

export interface OperationField {
  readonly value: unknown;
  /** Version of this field when it was read; missing for new records and commands. */
  readonly baseVersion?: number;
}

/** What a screen asks for; the outbox adds `opId` and `deviceSeq`. */
export interface OperationDraft {
  readonly entity: Entity;
  readonly id: string;
  readonly caseId: string;
  readonly kind: 'create' | 'update' | 'command';
  readonly command?: string;
  readonly fields: Readonly<Record<string, OperationField>>;
}

export interface Operation extends OperationDraft {
  readonly opId: string;
  readonly deviceSeq: number;
}

/** The server's word on one operation (docs/contract.md section 5). */
export interface Outcome {
  readonly opId: string;
  readonly outcome: 'applied' | 'merged' | 'conflict' | 'rejected' | 'duplicate';
  readonly entity: Entity;
  readonly id: string;
  readonly version?: number;
  readonly fieldVersions?: Readonly<Record<string, number>>;
  readonly state?: unknown;
  readonly problem?: { readonly status?: number; readonly code: string } & Readonly<Record<string, unknown>>;
  readonly conflicts?: readonly FieldConflict[];
}
