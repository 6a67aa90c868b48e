import type { ReturnProcess, StopReason } from './return-process';
import { isReturnLive } from './return-process';
import type { ReturnSettings } from './return-settings';
import type { ReturnStepCode } from './steps/return-steps';

/** What closing or signing a step does to the return itself. */
export type ReturnConsequence = { readonly state: 'stopped'; readonly reason: StopReason } | { readonly state: 'stayed' } | null;

/**
 * A child's refusal decides from 15 on and stops the return with the first signature: nobody waits for a second to respect it. An age that is not known is read
 * as one that decides. Source: domain avr_checklist.json D1 (CRC art. 12).
 */
export function onAttested(step: ReturnStepCode, outcome: string | null, age: number | null, process: ReturnProcess, settings: ReturnSettings): ReturnConsequence {
  if (step !== 'D1' || outcome !== 'refuses' || !isReturnLive(process.state)) return null;
  return age === null || age >= settings.refusalDecidesFrom ? { state: 'stopped', reason: 'child_withdrew' } : null;
}

/** The panel decided that the child stays: the return ends with the second signature (E1). */
export function onClosed(step: ReturnStepCode, outcome: string | null, process: ReturnProcess): ReturnConsequence {
  return step === 'E1' && outcome === 'stay' && isReturnLive(process.state) ? { state: 'stayed' } : null;
}

/** A new incident takes a clearance back: its gates stand open again. A journey that has begun goes on. */
export function onIncident({ state }: Pick<ReturnProcess, 'state'>): 'considered' | null {
  return state === 'cleared' ? 'considered' : null;
}

/** Why a return may not be stopped, or null. Absconding is never refused: the alarm goes out whatever the state. */
export function stopRefusal({ state }: Pick<ReturnProcess, 'state'>, reason: StopReason): 'return_ended' | null {
  return isReturnLive(state) || (reason === 'absconded' && state === 'arrived') ? null : 'return_ended';
}
