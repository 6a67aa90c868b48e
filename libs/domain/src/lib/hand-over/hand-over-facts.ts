import type { HandOverFacts, PendingItem } from '../lifecycle/case-facts';
import type { HandOver } from './hand-over';

type Standing = Pick<HandOver, 'isLead' | 'state' | 'stage' | 'outcome'>;

/** What the gates of the lifecycle read of a case's paths, oldest first: the newest lead path that came to stage 3 decides. */
export function handOverFacts(paths: readonly Standing[]): HandOverFacts {
  const lead = paths.filter(({ isLead, stage }) => isLead && stage >= 3).at(-1);
  const isOver = lead?.state === 'ended';
  return { leadStageThreeAccepted: lead !== undefined && !isOver, returned: isOver };
}

/** A step that waits for a supervisor or for the duty bearer keeps a case from closing. */
export function handOverPending(paths: readonly Pick<HandOver, 'state'>[]): PendingItem[] {
  return paths.some(({ state }) => state === 'proposed' || state === 'offered') ? ['transfer'] : [];
}
