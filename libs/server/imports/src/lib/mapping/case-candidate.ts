import type { PortableCase, RecordKind, Sex, VictimStatus } from '@tact/domain';
import type { RowProblem } from './problem';

export interface CandidateRecord {
  readonly kind: RecordKind;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a row of a register becomes: the head of a case and its records, still without ids, area, owner or register name. */
export interface CaseCandidate {
  readonly firstName: string;
  readonly lastName: string;
  readonly sex: Sex;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null with the precision `unknown`. */
  readonly birthDate: string | null;
  readonly birthPrecision: 'day' | 'month' | 'year' | 'estimated' | 'unknown';
  readonly nationality: string | null;
  readonly victimStatus: VictimStatus;
  readonly caseStatus: 'open' | 'closed';
  /** Null where the register says nothing. */
  readonly consent: boolean | null;
  readonly exploitation: readonly string[];
  readonly htcdsExploitation: readonly string[];
  readonly sexualType: string | null;
  readonly town: string | null;
  readonly province: string | null;
  readonly country: string | null;
  readonly owner: string | null;
  /** The organisation that referred the child. */
  readonly foundBy: string | null;
  readonly incomingReferral: string | null;
  readonly records: readonly CandidateRecord[];
  /** The case as another installation exported it; it then stands for everything but owner and place in the register. */
  readonly restored?: PortableCase;
}

export interface MappedRow {
  readonly row: number;
  readonly sheetRow: number;
  /** Null when the row is rejected. */
  readonly candidate: CaseCandidate | null;
  readonly rejected: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}
