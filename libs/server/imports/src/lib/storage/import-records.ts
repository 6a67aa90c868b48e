import type { ChangeDecision, RegisterField } from '@tact/domain';
import type { RowChanges } from '../changes/change-plan';
import type { CaseCandidate } from '../mapping/case-candidate';
import type { RejectionCode, RemarkCode } from '../mapping/problem';
import type { MatchReasons } from '../matching/match-score';
import type { WorkbookRefusal } from '../workbook/workbook-refused';

export type RunState = 'reading' | 'comparing' | 'checked' | 'importing' | 'done' | 'failed';
export type RowState = 'ready' | 'rejected' | 'duplicate' | 'changed' | 'imported' | 'skipped' | 'linked' | 'known' | 'updated' | 'kept';
export type Decision = 'new' | 'skip' | 'link';
export type FailureCode = WorkbookRefusal | 'discarded' | 'internal';

/** One import of one register, as stored. */
export interface RunRow {
  readonly id: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly programmeId: string;
  /** HMAC of the register's name within its organisation, hexadecimal: what makes a row the same row at the next import. */
  readonly register: string;
  readonly registerSealed: Buffer;
  readonly fileNameSealed: Buffer;
  readonly runKeyWrapped: Buffer;
  readonly state: RunState;
  readonly failureCode: FailureCode | null;
  readonly undecided: 'new' | 'skip' | null;
  readonly undecidedChanges: ChangeDecision | null;
  readonly total: number | null;
  readonly processed: number;
  readonly info: { readonly unknownLabels?: readonly string[] };
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly version: number;
}

/** A problem as stored: column and code, no value. */
export interface StoredProblem {
  readonly column: string;
  readonly code: RejectionCode | RemarkCode;
  readonly severity: 'rejected' | 'warning';
}

/** A row or a case that may be the same child; exactly one of `row` and `caseId` is there. */
export interface StoredCandidate {
  readonly row: number | null;
  readonly caseId: string | null;
  readonly score: number;
  readonly reasons: MatchReasons;
}

export interface StagedRow {
  readonly id: string;
  readonly rowNo: number;
  readonly sheetRow: number;
  readonly state: RowState;
  readonly problems: readonly StoredProblem[];
  readonly sealed: Buffer | null;
  readonly candidates: readonly StoredCandidate[];
  readonly decision: Decision | ChangeDecision | null;
  readonly fieldDecisions: Readonly<Partial<Record<RegisterField, ChangeDecision>>>;
  readonly linkRow: number | null;
  readonly linkCaseId: string | null;
  readonly importedCaseId: string | null;
}

/** What is sealed of a row: its cells by label, and the case it becomes. */
export interface RowContent {
  readonly raw: Readonly<Record<string, string>>;
  readonly candidate: CaseCandidate | null;
  /** Of a row that was imported before: what it changes. */
  readonly changes?: RowChanges;
}
