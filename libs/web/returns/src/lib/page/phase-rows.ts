import { isReturnStep, RETURN_STEP_CODES, returnStep, type ReturnStepCode } from '@tact/domain';
import type { ReturnDetail, StepView } from '../shared/return-model';

export interface PhaseRows {
  /** `A_identification`, `A_guardian`, `B` ... */
  readonly key: string;
  readonly letter: string;
  readonly steps: readonly StepView[];
  /** Steps that are done, of those that count. */
  readonly done: number;
  readonly all: number;
  /** Something of it can be done now. */
  readonly isActive: boolean;
  readonly isDone: boolean;
}

const DONE: readonly string[] = ['closed', 'overridden'];
const ACTIVE: readonly string[] = ['open', 'signed_once', 'expired', 'reopened'];

/** The steps by phase, as the checklist is drawn. */
export function phaseRows(view: Pick<ReturnDetail, 'steps'>): PhaseRows[] {
  const keys = [...new Set(RETURN_STEP_CODES.map(phaseKey))];
  return keys.map((key) => {
    const steps = view.steps.filter(({ step }) => phaseKey(step) === key);
    const counted = steps.filter(({ state, gate }) => state !== 'not_applicable' && gate);
    const done = counted.filter(({ state }) => DONE.includes(state)).length;
    return { key, letter: key.charAt(0), steps, done, all: counted.length, isDone: done === counted.length, isActive: steps.some(({ state, gate }) => gate && ACTIVE.includes(state)) };
  });
}

export function phaseKey(step: ReturnStepCode): string {
  const letter = step.charAt(0);
  return letter === 'A' ? `A_${returnStep(step).phase}` : letter;
}

/** Whether a side's line is the child's at a step: in the first country until the hand-over, in the other from it on. */
export function isChildsLine(step: string, side: 'sending' | 'receiving'): boolean {
  const letter = step.charAt(0);
  if (side === 'sending') return letter <= 'H';
  return letter >= 'I' || step === 'H2';
}

/** The step that is shown first: the one that waits for the reader's signature, else the first open one that is the reader's part. */
export function firstStep(view: Pick<ReturnDetail, 'steps' | 'nextGates'>): ReturnStepCode | null {
  const waits = view.steps.find(({ may }) => may.countersign)?.step;
  const mine = view.nextGates.find((code) => view.steps.some(({ step, may }) => step === code && may.attest));
  return waits ?? mine ?? view.nextGates[0] ?? null;
}

/** A step named in an address, or null. */
export function stepOfAddress(text: string | null | undefined): ReturnStepCode | null {
  return isReturnStep(text) ? text : null;
}
