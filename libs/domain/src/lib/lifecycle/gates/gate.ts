import type { CaseFacts, MoveRequest } from '../case-facts';

/**
 * One condition of a move. `computed` gates are read from records, `attested` ones from evidence somebody
 * countersigned (DESIGN.md section 2, Gates). Pure.
 */
export interface Gate {
  readonly key: string;
  readonly kind: 'computed' | 'attested';
  /** What is missing, as codes; empty when the gate is met. */
  missing(facts: CaseFacts, request: MoveRequest): readonly string[];
}

/** A gate as somebody sees it: met or not, and what is missing. */
export interface GateResult {
  readonly key: string;
  readonly kind: 'computed' | 'attested';
  readonly met: boolean;
  readonly missing: readonly string[];
}

/** Evaluates one gate. */
export function checkGate(gate: Gate, facts: CaseFacts, request: MoveRequest = {}): GateResult {
  const missing = gate.missing(facts, request);
  return { key: gate.key, kind: gate.kind, met: missing.length === 0, missing };
}

/** The code when a condition does not hold. */
export function unless(holds: boolean, code: string): readonly string[] {
  return holds ? [] : [code];
}
