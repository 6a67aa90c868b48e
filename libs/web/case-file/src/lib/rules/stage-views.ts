import { type MoveOption, STAGE_PATH, type Stage } from '@tact/domain';
import type { CaseFile } from '@tact/web/offline';

export interface StageStep {
  readonly stage: Stage;
  readonly state: 'past' | 'now' | 'next' | 'skipped';
  readonly from: string | null;
  readonly to: string | null;
  readonly gate: 'open' | 'shut' | 'next' | undefined;
  /** Gates met and in all, for a stage the case may go to from here. */
  readonly gates: { readonly met: number; readonly all: number } | null;
}

/** The stages as drawn: intake only while the case is there; then the programme's five. */
export function stageSteps(file: CaseFile, moves: readonly MoveOption[]): readonly StageStep[] {
  const path = file.head.stage === 'intake' ? STAGE_PATH : STAGE_PATH.filter((stage) => stage !== 'intake');
  const here = path.indexOf(file.head.stage as Stage);
  const target = path.indexOf(nextTarget(file, moves)?.to as Stage);
  return path.map((stage, index) => {
    const spans = spansOf(file, stage);
    const option = moves.find((move) => move.to === stage);
    const isPast = index < here;
    const state = index === here ? 'now' : isPast ? (spans ? 'past' : 'skipped') : index < target ? 'skipped' : 'next';
    const isLast = index === path.length - 1;
    const gate = isLast ? undefined : isPast ? 'open' : index === target - 1 ? 'next' : 'shut';
    const gates = option && index > here ? { met: option.gates.filter((one) => one.met).length, all: option.gates.length } : null;
    return { stage, state, from: spans?.from ?? null, to: spans?.to ?? null, gate, gates };
  });
}

/** The stage that lies ahead: forward on the path with the fewest open gates; the hand-over only when nothing else is left. */
export function nextTarget(file: CaseFile, moves: readonly MoveOption[]): MoveOption | null {
  const here = STAGE_PATH.indexOf(file.head.stage as Stage);
  const ahead = moves.filter((move) => move.to !== 'closed' && STAGE_PATH.indexOf(move.to) > here);
  const unmet = (move: MoveOption) => move.gates.filter((gate) => !gate.met).length;
  const usual = ahead.filter((move) => move.to !== 'referral');
  const pool = usual.length ? usual : ahead;
  return pool.reduce<MoveOption | null>((best, move) => (best === null || unmet(move) < unmet(best) ? move : best), null);
}

function spansOf(file: CaseFile, stage: Stage): { from: string; to: string | null } | null {
  const moves = [...file.moves].sort((a, b) => a.at.localeCompare(b.at));
  const came = moves.findLast((move) => move.toStage === stage && move.fromStage !== stage);
  const left = moves.findLast((move) => move.fromStage === stage && move.toStage !== stage);
  if (stage === file.head.stage) return { from: came?.at ?? file.head.stageSince, to: null };
  if (!came && !left) return null;
  return { from: came?.at ?? file.head.registeredAt, to: left?.at ?? null };
}
