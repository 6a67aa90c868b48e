import type { Operation } from './operation';
import type { Outcome } from './outcome';

export interface PushRequest {
  readonly operations: readonly Operation[];
}

export interface PushResponse {
  readonly outcomes: readonly Outcome[];
}

/** What a device holds and wants: `open` adds a case to what is held. No cursor: everything held is sent again. */
export interface PullRequest {
  readonly cursor?: string;
  readonly cases: readonly string[];
  readonly open?: string;
}

/** Numbers of what waits for this person. */
export interface WorkCounts {
  readonly tasks: number;
  readonly referrals: number;
  readonly approvals: number;
}

/**
 * Changes since the cursor. `resync`: another cluster epoch, everything is sent anew and the outbox is kept. `purge`:
 * cases to remove, lost or never there alike. `F` is the shape of a case file.
 */
export interface PullResponse<F = unknown> {
  readonly cursor: string;
  readonly epoch: string;
  readonly resync: boolean;
  readonly snapshots: readonly F[];
  readonly purge: readonly string[];
  readonly work: WorkCounts | null;
}
