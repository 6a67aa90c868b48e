import type { ReferralState } from '../sharing/referral-states';
import { isLiveReferral } from '../sharing/referral-states';
import type { PendingItem } from './case-facts';

/** Tasks that nobody may leave behind by closing. */
const SAFETY_TASKS: readonly string[] = ['child_missing', 'immediate_danger', 'first_safety_action'];

/**
 * What still waits on a case: referrals that left the draft and have not ended, decisions of a supervisor other than on
 * this closure, and open tasks of safety.
 */
export function pendingItems(waiting: {
  readonly referralStates: readonly ReferralState[];
  readonly waitingApprovals: number;
  readonly openTaskKinds: readonly string[];
}): PendingItem[] {
  const items: PendingItem[] = [];
  if (waiting.referralStates.some((state) => state !== 'draft' && isLiveReferral(state))) items.push('referral');
  if (waiting.waitingApprovals > 0) items.push('approval');
  if (waiting.openTaskKinds.some((kind) => SAFETY_TASKS.includes(kind))) items.push('safety_task');
  return items;
}
