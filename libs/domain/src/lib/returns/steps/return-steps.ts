import type { ReturnPlacement, ReturnSide, ReturnStepRule } from './return-step-rule';
import { STEPS_D_TO_K } from './steps-after';
import { STEPS_A_TO_C } from './steps-before';

/** All 35 steps of assisted return, in order. */
export const RETURN_STEPS = { ...STEPS_A_TO_C, ...STEPS_D_TO_K } as const;
export type ReturnStepCode = keyof typeof RETURN_STEPS;
export const RETURN_STEP_CODES = Object.keys(RETURN_STEPS) as ReturnStepCode[];

/** Every kind of document that the checklist names. */
export const RETURN_EVIDENCE_KINDS: readonly string[] = [...new Set(RETURN_STEP_CODES.flatMap((code) => RETURN_STEPS[code].evidence as readonly string[]))];

/** Whether a text names a step. */
export function isReturnStep(text: unknown): text is ReturnStepCode {
  return typeof text === 'string' && Object.hasOwn(RETURN_STEPS, text);
}

/** The rule of a step. */
export function returnStep(code: ReturnStepCode): ReturnStepRule {
  return RETURN_STEPS[code];
}

/** A gate of both countries: one signature of each. */
export function isTwoSided(code: ReturnStepCode): boolean {
  const { gate, sides } = returnStep(code);
  return gate && sides.length === 2;
}

/** Whether a step is part of the work of a side. */
export function isOfSide(code: ReturnStepCode, side: ReturnSide): boolean {
  return returnStep(code).sides.includes(side);
}

/** Whether a step applies: C3 when the child goes to the family, C5 otherwise; null while that is not decided. */
export function applies(code: ReturnStepCode, placement: ReturnPlacement | null): boolean | null {
  const { appliesWhen } = returnStep(code);
  if (appliesWhen === undefined) return true;
  return placement === null ? null : placement === appliesWhen;
}

/** The gates of phases by their letters, in order. */
export function gatesOfPhases(letters: string): ReturnStepCode[] {
  return RETURN_STEP_CODES.filter((code) => letters.includes(code.charAt(0)) && returnStep(code).gate);
}

/**
 * Order that the checklist leaves to its reader (D): nobody looks for a family before it may be asked for, a form is complete once it is filled in, the child is
 * heard after it was informed and told of a decision after it was made, a family is asked once it is found, plans and
 * papers follow the decision and the consents, and follow-up comes after arrival.
 */
const ALSO_BEFORE: Readonly<Partial<Record<ReturnStepCode, readonly ReturnStepCode[]>>> = {
  B3: ['B2'], B4: ['B2'], C2: ['C1'], C3: ['B3'], C5: ['B4'], D1: ['A5'], E2: ['E1'], F2: ['E1'], G2: ['F1'], G3: ['F1'], G4: ['F1'], J1: ['I1'], J2: ['I1'], J3: ['I1'],
};

/** The steps that stand directly before one; F3 waits for every gate of A to F (its own title, domain avr_checklist.json). */
export function stepsBefore(code: ReturnStepCode): ReturnStepCode[] {
  const also = ALSO_BEFORE[code] ?? [];
  const blocking = RETURN_STEP_CODES.filter((other) => returnStep(other).blocks.includes(code) || also.includes(other));
  return code === 'F3' ? RETURN_STEP_CODES.filter((other) => other !== 'F3' && (blocking.includes(other) || gatesOfPhases('ABCDEF').includes(other))) : blocking;
}
