import type { Section } from '../case/sections';
import { isLiveReferral, type ReferralState } from './referral-states';

/** What the receiver may see: nothing, the request without name, contact and address, or the scoped sections. */
export type ReferralAccess = 'none' | 'header' | 'scope';

/**
 * The receiver's access in a state at a time (instants, UTC). Ends the moment it is declined, completed, revoked or
 * expired, and at `expiresAt` even where nobody has marked it expired. DESIGN.md section 3.
 */
export function referralAccess(state: ReferralState, expiresAt: string, now: string): ReferralAccess {
  if (!(Date.parse(now) < Date.parse(expiresAt))) return 'none';
  switch (state) {
    case 'sent':
    case 'acknowledged':
      return 'header';
    case 'accepted':
    case 'in_service':
      return 'scope';
    case 'draft':
    case 'proposed':
    case 'approved':
    case 'returned':
    case 'declined':
    case 'completed':
    case 'revoked':
    case 'expired':
      return 'none';
  }
}

/** The state a referral is in at a time: a live one whose end has come is expired from that instant, marked or not. */
export function referralStateAt(state: ReferralState, expiresAt: string, now: string): ReferralState {
  return isLiveReferral(state) && Date.parse(now) >= Date.parse(expiresAt) ? 'expired' : state;
}

/** The sections the receiver may read at that access. */
export function visibleSections(access: ReferralAccess, sections: readonly Section[]): readonly Section[] {
  return access === 'scope' ? sections : [];
}

/**
 * What a receiver sees before it accepts: the groups header, reason and person of the referral form, without name,
 * contact or address. Source: domain case_steps.json nrm.referral_form_fields.
 */
export const HEADER_FIELDS = {
  header: [
    'code',
    'sentAt',
    'urgency',
    'kind',
    'fromOrganisationId',
    'fromUserId',
    'toOrganisationId',
    'toUserId',
    'respondBy',
    'expiresAt',
    'purpose',
    'sections',
  ],
  person: [
    'caseCode',
    'sex',
    'birthYear',
    'languages',
    'interpreterNeeded',
    'victimStatus',
    'accompaniment',
    'specialNeeds',
  ],
  reason: ['reason', 'services', 'risk', 'note'],
} as const;
