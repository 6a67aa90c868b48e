import type { CaseFacts, MoveRequest } from './case-facts';
import type { GateResult } from './gates/gate';
import { checkGate } from './gates/gate';
import type { Move } from './move-table';
import { MOVES } from './move-table';
import type { CaseStatus, Place, Stage } from './stages';
import { placeOf } from './stages';

/** A move that the table has for this case now, with each gate met or not. */
export interface MoveOption {
  readonly to: Place;
  readonly allowed: boolean;
  readonly gates: readonly GateResult[];
}

export type MoveDecision =
  | { readonly ok: true; readonly stage: Stage; readonly status: CaseStatus; readonly gates: readonly GateResult[] }
  | { readonly ok: false; readonly code: 'no_such_move'; readonly unmet: readonly [] }
  | {
      readonly ok: false;
      readonly code: 'gates_unmet';
      readonly unmet: readonly GateResult[];
      /** Everything but the supervisor's approval is there: it can be asked for. */
      readonly onlyApprovalMissing: boolean;
    };

/** The moves of the table from where the case stands, one per target, each with its gates. */
export function availableMoves(facts: CaseFacts, request: MoveRequest = {}): MoveOption[] {
  const targets = new Set(movesFrom(facts).map((move) => move.to));
  return [...targets].map((to) => {
    const gates = bestWay(facts, to, request);
    return { to, allowed: gates.every((gate) => gate.met), gates };
  });
}

/**
 * Decides a move: the stage and status that follow, or a refusal that names the unmet gates. Closing keeps the stage;
 * reopening sets it. Never silent: a move outside the table is `no_such_move`.
 */
export function decideMove(facts: CaseFacts, to: Place, request: MoveRequest = {}): MoveDecision {
  if (!movesFrom(facts).some((move) => move.to === to)) return { ok: false, code: 'no_such_move', unmet: [] };
  const gates = bestWay(facts, to, request);
  const unmet = gates.filter((gate) => !gate.met);
  if (unmet.length > 0) {
    return {
      ok: false,
      code: 'gates_unmet',
      unmet,
      onlyApprovalMissing: unmet.every((gate) => gate.key === 'approval'),
    };
  }
  if (to === 'closed') return { ok: true, stage: facts.stage, status: 'closed', gates };
  return { ok: true, stage: to, status: 'open', gates };
}

/** Whether the table asks for a supervisor's approval between two places. */
export function needsApproval(from: Place, to: Place): boolean {
  return MOVES.some(
    (move) => move.from === from && move.to === to && move.gates.some((gate) => gate.key === 'approval'),
  );
}

function movesFrom(facts: CaseFacts): readonly Move[] {
  const from = placeOf(facts);
  return MOVES.filter((move) => move.from === from);
}

/** Of several ways to one place, the one with the fewest unmet gates. */
function bestWay(facts: CaseFacts, to: Place, request: MoveRequest): readonly GateResult[] {
  const ways = movesFrom(facts)
    .filter((move) => move.to === to)
    .map((move) => move.gates.map((gate) => checkGate(gate, facts, request)));
  const unmet = (gates: readonly GateResult[]) => gates.filter((gate) => !gate.met).length;
  return ways.reduce((best, way) => (unmet(way) < unmet(best) ? way : best), ways[0] ?? []);
}
