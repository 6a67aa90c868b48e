import type { ChangeDecision, RegisterChange, RegisterField } from '@tact/domain';

/** The shapes of docs/contract.md section 7. */
export type RunState = 'reading' | 'comparing' | 'checked' | 'importing' | 'done' | 'failed';
export type Decision = 'new' | 'skip' | 'link';

export interface ImportCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Rows with a remark. */
  readonly warnings: number;
  readonly duplicates: number;
  readonly undecided: number;
  readonly imported: number;
  readonly linked: number;
  readonly skipped: number;
  readonly known: number;
  /** Rows imported before that say otherwise now. */
  readonly changed: number;
  readonly undecidedChanges: number;
  readonly updated: number;
  readonly kept: number;
}

export interface ImportRun {
  readonly id: string;
  readonly state: RunState;
  readonly failure: { readonly code: string } | null;
  readonly register: string;
  readonly fileName: string;
  readonly createdAt: string;
  readonly total: number | null;
  readonly processed: number;
  readonly counts: ImportCounts;
  readonly unknownLabels: readonly string[];
  readonly version: number;
}

export interface RowProblem {
  readonly row: number;
  readonly sheetRow: number;
  /** The visible label; empty for the row as a whole. */
  readonly column: string;
  readonly code: string;
  readonly severity: 'rejected' | 'warning';
  readonly found: string | null;
}

export interface Person {
  readonly name: string;
  readonly birthDate: string | null;
  readonly birthPrecision: string;
  readonly sex: string | null;
  readonly town: string | null;
  readonly exploitation: readonly string[];
  readonly foundBy: string | null;
  readonly status: string | null;
}

export interface Candidate {
  readonly row: number | null;
  readonly caseId: string | null;
  readonly caseCode: string | null;
  readonly score: number;
  readonly reasons: {
    readonly name: 'same' | 'like';
    readonly birth: 'same' | 'fits' | 'unknown';
    readonly sex: 'same' | 'unknown';
    readonly town: 'same' | 'differs' | 'unknown';
  };
  readonly person: Person;
}

export type LinkTo = { readonly row: number } | { readonly caseId: string };

export interface Duplicate {
  readonly row: number;
  readonly decision: Decision | null;
  readonly linkedTo: LinkTo | null;
  readonly person: Person;
  readonly candidates: readonly Candidate[];
}

/** A row that was imported before and says otherwise now. */
export interface ChangedRow {
  readonly row: number;
  readonly caseId: string;
  readonly caseCode: string;
  readonly name: string;
  readonly decision: ChangeDecision | null;
  readonly fields: FieldDecisions;
  readonly changes: readonly RegisterChange[];
}

export type FieldDecisions = Readonly<Partial<Record<RegisterField, ChangeDecision>>>;

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The server works on it by itself: worth asking again. */
export function isBusy(state: RunState): boolean {
  return state === 'reading' || state === 'comparing' || state === 'importing';
}
