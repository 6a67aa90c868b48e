import type { Section } from '../case/sections';
import type { HandOver } from './hand-over';

type Standing = Pick<HandOver, 'state' | 'stage' | 'isLead'>;

/** What stays with the sender of a lead path whose stage 3 is accepted: these sections and its own records. */
export const INFORMED_SECTIONS: readonly Section[] = ['summary'];

/**
 * What the duty bearer's organisation may read through the path: the scope from joint work (1) on, while it lasts. After a
 * verified lead path it needs none: the file is its own. Other categories keep the scope of their competence.
 */
export function handOverAccess({ state, stage, isLead }: Standing): 'none' | 'scope' {
  if (state === 'ended' || stage === 0) return 'none';
  return isLead && stage === 4 ? 'none' : 'scope';
}

/** Whether the file belongs to the duty bearer: a lead path from stage 3 on, unless it was given back. */
export function isOwnedByReceiver({ state, stage, isLead }: Standing): boolean {
  return isLead && state !== 'ended' && stage >= 3;
}

/** Whether the sender of a lead path is informed: from the transfer until it is verified. */
export function isSenderInformed({ state, stage, isLead }: Standing): boolean {
  return isLead && state !== 'ended' && stage === 3;
}
