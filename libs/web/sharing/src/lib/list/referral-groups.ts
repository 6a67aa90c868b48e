import { type ReferralState, isLiveReferral, isSilent, isWithReceiver } from '@tact/domain';
import type { ReferralFacts } from '../shared/referral-model';

export const GROUPS = ['returned', 'questions', 'late', 'approval', 'receiver', 'ended'] as const;
export type Group = (typeof GROUPS)[number];

/** Where a referral stands in its worker's list: what needs the worker first. */
export function groupOf(referral: ReferralFacts, now: string): Group {
  const state = referral.state as ReferralState;
  if (state === 'returned' || state === 'draft') return 'returned';
  if (!isLiveReferral(state)) return 'ended';
  if ((referral.openQuestions ?? 0) > 0) return 'questions';
  if (isLate(referral, now)) return 'late';
  return isWithReceiver(state) ? 'receiver' : 'approval';
}

/** The receiver is silent past what was asked, or the server has already told the supervisor so. */
export function isLate(referral: ReferralFacts, now: string): boolean {
  if (referral.escalatedAt && isWithReceiver(referral.state as ReferralState)) return true;
  const { respondBy, firstFeedbackDue = null, lastFeedbackAt = null } = referral;
  return isSilent({ state: referral.state as ReferralState, respondBy, firstFeedbackDue, lastFeedbackAt }, now);
}
