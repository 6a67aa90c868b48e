import type { Principal } from '@tact/server/platform';
import type { CaseCandidate } from '../mapping/case-candidate';
import type { Match, MatchPerson } from '../matching/match-score';
import type { RunRow } from '../storage/import-records';

/** What a person is shown of a possible double. */
export interface PersonView {
  readonly name: string;
  readonly birthDate: string | null;
  readonly birthPrecision: string;
  readonly sex: string | null;
  readonly town: string | null;
  readonly exploitation: readonly string[];
  /** The referring organisation of a register row, or how a case was identified. */
  readonly foundBy: string | null;
  readonly status: string | null;
}

export interface KnownCase extends Match {
  readonly caseId: string;
}

/** Existing cases that may be the same child; only such as the principal may open, and the look at their names is logged first. */
export interface CaseMatcher {
  match(principal: Principal, people: readonly MatchPerson[]): Promise<readonly (readonly KnownCase[])[]>;
  /** What may be shown of cases the principal may open, by id, and their codes. */
  show(principal: Principal, caseIds: readonly string[]): Promise<ReadonlyMap<string, { code: string; person: PersonView }>>;
}

export interface RowSource {
  readonly run: RunRow;
  /** The register's name. */
  readonly register: string;
  readonly rowNo: number;
  readonly raw: Readonly<Record<string, string>>;
  readonly candidate: CaseCandidate;
}

/** Makes cases of rows through the same handlers as registration, inside the running unit of work. */
export interface CaseRegistrar {
  /** Answers the new cases' ids, in the order of the sources. */
  registerAll(principal: Principal, sources: readonly RowSource[]): Promise<readonly string[]>;
  /**
   * The row is a child of that case: its records and source are added there, or, where the principal only reads that case, to
   * a case of its own; a subject link says so. Answers the case that holds the row.
   */
  link(principal: Principal, caseId: string, source: RowSource): Promise<string>;
}
