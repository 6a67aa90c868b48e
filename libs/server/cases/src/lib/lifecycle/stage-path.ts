import { availableMoves, type CaseFacts, placeOf, STAGE_PATH } from '@tact/domain';
import type { StageMoveView } from './history-reader';

/** The stages as they are drawn, the moves that the table has from here, and their gates, met or not. */
export interface StagePath {
  readonly place: string;
  readonly stages: readonly { readonly stage: string; readonly state: 'passed' | 'current' | 'ahead'; readonly since: string | null }[];
  readonly moves: readonly { readonly to: string; readonly allowed: boolean }[];
  readonly gates: readonly { readonly code: string; readonly to: string; readonly kind: string; readonly met: boolean; readonly missing: readonly string[] }[];
}

/** `facts` null: the reader sees a part of the file only, so no gate is shown and no earlier stage. */
export function stagePath(at: { stage: string; status: string; stageSince: Date }, moves: readonly StageMoveView[], facts: CaseFacts | null): StagePath {
  const options = facts ? availableMoves(facts) : [];
  return {
    place: facts ? placeOf(facts) : at.status === 'closed' ? 'closed' : at.stage,
    stages: STAGE_PATH.map((stage) => {
      const since = moves.filter((move) => move.toStage === stage).at(-1)?.at ?? (stage === at.stage ? at.stageSince.toISOString() : null);
      return { stage, since, state: stage === at.stage ? 'current' : since ? 'passed' : 'ahead' };
    }),
    moves: options.map(({ to, allowed }) => ({ to, allowed })),
    gates: options.flatMap(({ to, gates }) => gates.map(({ key, kind, met, missing }) => ({ code: key, to, kind, met, missing }))),
  };
}
