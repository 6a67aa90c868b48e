export const ERASURE_STATES = ['proposed', 'done', 'refused', 'withdrawn'] as const;
/** Why a closed case is erased by code: not because its time is over, which the list of due cases is for. */
export const ASKED_REASONS = ['request', 'order'] as const;

/** A closed case whose time is over. */
export interface DueCase {
  readonly caseCode: string;
  readonly organisationId: string;
  readonly group: 'at_risk' | 'victim';
  readonly closedAt: string;
  readonly dueAt: string;
}

export interface Erasure {
  readonly id: string;
  readonly caseCode: string;
  readonly organisationName: string | null;
  readonly reason: 'retention' | 'request' | 'order' | 'replayed';
  readonly closedAt: string | null;
  readonly dueAt: string | null;
  readonly state: (typeof ERASURE_STATES)[number];
  readonly proposedBy: string;
  readonly proposedByName: string | null;
  readonly proposedAt: string;
  readonly decidedByName: string | null;
  readonly decidedAt: string | null;
  readonly proof: string | null;
  readonly anchored: boolean;
  readonly version: number;
  readonly mayConfirm: boolean;
}

export type Verdict = 'confirm' | 'refuse' | 'withdraw';
