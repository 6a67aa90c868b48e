import type { ApprovalRow } from '@tact/web/offline';
import type { RiskLevel } from '@tact/web/ui';

/** A waiting approval as the queue gives it: codes and dates, no name of a child. */
export interface ApprovalItem extends ApprovalRow {
  readonly caseCode: string;
  readonly risk: RiskLevel;
  readonly stage: string;
  readonly subjectVersion: number;
  /** Of a move: where to. */
  readonly target: string | null;
  readonly proposedByName: string;
  readonly toOrganisationName: string | null;
  readonly respondBy: string | null;
  readonly mayDecide: boolean;
  /** The file was edited after it was proposed: the newest version waits. */
  readonly changedSinceProposed: boolean;
}
