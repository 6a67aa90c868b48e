import type { ChangeDecision, RegisterChange, RegisterField } from '@tact/domain';
import type { FailureCode, RunRow, RunState, StoredCandidate, Decision } from '../storage/import-records';
import type { ImportCounts } from '../storage/import-counts.query';
import { workbookRefusals, type WorkbookRefusal } from '../workbook/workbook-refused';
import type { CaseCandidate } from '../mapping/case-candidate';
import type { PersonView } from './ports';

/** A run as the API shows it (docs/contract.md section 7). */
export interface ImportRunView {
  readonly id: string;
  readonly state: RunState;
  readonly failure: { readonly code: FailureCode; readonly message: string } | null;
  readonly register: string;
  readonly fileName: string;
  readonly organisationId: string;
  readonly teamId: string | null;
  readonly programmeId: string;
  readonly createdAt: string;
  /** Rows of the register; null until they are counted. */
  readonly total: number | null;
  readonly processed: number;
  readonly counts: ImportCounts;
  readonly unknownLabels: readonly string[];
  readonly version: number;
}

export interface ProblemView {
  readonly row: number;
  readonly sheetRow: number;
  readonly column: string;
  readonly code: string;
  readonly severity: 'rejected' | 'warning';
  readonly message: string;
  /** The cell's text; null when it is empty or no longer kept. */
  readonly found: string | null;
}

export interface DuplicateView {
  readonly row: number;
  readonly decision: Decision | null;
  readonly linkedTo: { readonly row: number } | { readonly caseId: string } | null;
  readonly person: PersonView;
  readonly candidates: readonly (StoredCandidate & { readonly caseCode: string | null; readonly person: PersonView })[];
}

/** A row that was imported before and says otherwise now, beside its case (docs/contract.md section 7). */
export interface ChangedRowView {
  readonly row: number;
  readonly sheetRow: number;
  readonly caseId: string;
  readonly caseCode: string;
  readonly name: string;
  readonly decision: ChangeDecision | null;
  readonly fields: Readonly<Partial<Record<RegisterField, ChangeDecision>>>;
  readonly changes: readonly RegisterChange[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const otherFailures: Readonly<Record<Exclude<FailureCode, WorkbookRefusal>, string>> = {
  discarded: 'The import was given up. Nothing of it is kept but what was imported before.',
  internal: 'The import stopped because of a fault of the server. What was imported stays; start it again.',
};

export function failureView(code: FailureCode | null): ImportRunView['failure'] {
  if (code === null) return null;
  const message = code in workbookRefusals ? workbookRefusals[code as WorkbookRefusal] : otherFailures[code as keyof typeof otherFailures];
  return { code, message };
}

export function runView(run: RunRow, { register, fileName }: { readonly register: string; readonly fileName: string }, counts: ImportCounts): ImportRunView {
  return {
    id: run.id, state: run.state, failure: failureView(run.failureCode), register, fileName,
    organisationId: run.organisationId, teamId: run.teamId, programmeId: run.programmeId, createdAt: run.createdAt.toISOString(),
    total: run.total, processed: run.processed, counts, unknownLabels: run.info.unknownLabels ?? [], version: run.version,
  };
}

/** What a register row shows of a child beside a possible double. */
export function personView(candidate: CaseCandidate): PersonView {
  return {
    name: `${candidate.firstName} ${candidate.lastName}`.trim(),
    birthDate: candidate.birthDate,
    birthPrecision: candidate.birthPrecision,
    sex: candidate.sex,
    town: candidate.town,
    exploitation: candidate.exploitation,
    foundBy: candidate.foundBy,
    status: candidate.caseStatus,
  };
}
