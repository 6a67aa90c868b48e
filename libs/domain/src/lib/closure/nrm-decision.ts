import type { VictimStatus } from '../codes/code-lists';
import type { ReferralState } from '../sharing/referral-states';

const UNDECIDED: readonly VictimStatus[] = ['potential_victim', 'presumed_victim'];
const PUT_BEFORE_IT: readonly ReferralState[] = ['sent', 'acknowledged', 'accepted', 'in_service', 'completed'];

/** Whether the referral mechanism was asked who the child is and has not decided: such a case is never closed (closure_criteria.never). */
export function isNrmDecisionOpen(status: VictimStatus, nrmReferrals: readonly ReferralState[]): boolean {
  return UNDECIDED.includes(status) && nrmReferrals.some((state) => PUT_BEFORE_IT.includes(state));
}
