/** Cases one command may give to another worker (DESIGN.md section 3, Assignment). */
export const MOST_REASSIGNED = 100;

/** How long somebody may take a reassignment back: ten seconds on the screen, and as many again for the way. */
export const REASSIGN_UNDO_SECONDS = 20;

export const REASSIGN_REASONS = ['caseload', 'leave', 'left', 'closer', 'language', 'conflict', 'request', 'other'] as const;
export type ReassignReason = (typeof REASSIGN_REASONS)[number];

export interface Reassignment {
  readonly caseIds: readonly string[];
  readonly reason: string;
}

export type ReassignRefusal = { readonly field: 'caseIds' | 'reason'; readonly code: 'none' | 'too_many' | 'twice' | 'unknown_code' };

/** Why a command is refused as a whole, or null: no case or more than a hundred, one named twice, a reason that is none of the list. */
export function reassignRefusal({ caseIds, reason }: Reassignment): ReassignRefusal | null {
  if (caseIds.length === 0) return { field: 'caseIds', code: 'none' };
  if (caseIds.length > MOST_REASSIGNED) return { field: 'caseIds', code: 'too_many' };
  if (new Set(caseIds).size !== caseIds.length) return { field: 'caseIds', code: 'twice' };
  return (REASSIGN_REASONS as readonly string[]).includes(reason) ? null : { field: 'reason', code: 'unknown_code' };
}

/** Whether a reassignment of `at` may still be taken back at `now` (instants, UTC, the same clock). */
export function mayUndoReassignment(at: string, now: string): boolean {
  const seconds = (Date.parse(now) - Date.parse(at)) / 1000;
  return seconds >= 0 && seconds <= REASSIGN_UNDO_SECONDS;
}
