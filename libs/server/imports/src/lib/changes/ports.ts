import type { Principal } from '@tact/server/platform';
import type { RunRow } from '../storage/import-records';
import type { PlannedChange, RowChanges } from './change-plan';

/** A row that was imported before and does not say what it said. */
export interface ChangedRow {
  readonly rowNo: number;
  readonly register: string;
  readonly raw: Readonly<Record<string, string>>;
  readonly caseId: string;
}

/** Changes of one row that were decided, and the row itself, which the case keeps as its newest source. */
export interface ChangeTask {
  readonly caseId: string;
  readonly chosen: readonly PlannedChange[];
  readonly source: { readonly register: string; readonly row: number; readonly raw: string };
}

/** Compares rows with cases and changes cases; only such as the principal works on, and every look is logged first. */
export interface ChangeBook {
  /** By row number; nothing for a row without changes and for a case the principal does not work on. `today` is `YYYY-MM-DD`. */
  find(principal: Principal, run: RunRow, rows: readonly ChangedRow[], today: string): Promise<ReadonlyMap<number, RowChanges>>;
  /** Makes the changes and what belongs to them (`also`) in one transaction. Throws, and changes nothing, when a rule refuses one or the case was changed meanwhile. */
  make(principal: Principal, task: ChangeTask, also: () => Promise<void>): Promise<void>;
}
