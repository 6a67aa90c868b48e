import type { Place } from '../lifecycle/stages';
import { isPlace } from '../lifecycle/stages';
import type { ApprovalState } from './approval';

/** An approval of a case as the facts need it. Instants in UTC. */
export interface ApprovalForFacts {
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Of a move: the place that is asked for. */
  readonly target: string | null;
  readonly state: ApprovalState;
  readonly decidedAt: string | null;
}

export interface ApprovalFacts {
  readonly approvedMoves: readonly Place[];
  readonly reintegrationPlanApproved: boolean;
  /** Decisions that wait, other than on this closure. */
  readonly waiting: number;
}

/**
 * What approvals say to the gates. An approval of a move or a closure serves once: it counts only when it was given after the last move
 * of the case (`lastMoveAt`). A stale one counts for nothing.
 */
export function approvalFacts(approvals: readonly ApprovalForFacts[], lastMoveAt: string | null): ApprovalFacts {
  const isFresh = ({ decidedAt }: ApprovalForFacts): boolean =>
    decidedAt !== null && (lastMoveAt === null || Date.parse(decidedAt) >= Date.parse(lastMoveAt));
  const approved = approvals.filter(({ state }) => state === 'approved');
  return {
    approvedMoves: approved.filter(isFresh).flatMap(({ subjectKind, target }): Place[] => {
      if (subjectKind === 'closure') return ['closed'];
      return subjectKind === 'move' && isPlace(target) ? [target] : [];
    }),
    reintegrationPlanApproved: approved.some(({ subjectKind }) => subjectKind === 'reintegration_plan'),
    waiting: approvals.filter(({ state, subjectKind }) => state === 'waiting' && subjectKind !== 'closure').length,
  };
}
