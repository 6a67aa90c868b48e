import type { ReferralFacts } from '../shared/referral-model';
import { groupOf, isLate } from './referral-groups';

const NOW = '2026-11-22T10:00:00Z';
const referral = (state: ReferralFacts['state'], more: Partial<ReferralFacts> = {}): ReferralFacts => ({
  id: 'r', caseId: 'c', caseCode: 'ABC', code: 'R', fromOrganisationId: 'a', toOrganisationId: 'b', state, urgency: 'low', kind: 'service', purpose: 'p', sections: [], services: [],
  respondBy: '2026-11-25T10:00:00Z', expiresAt: '2027-01-01T00:00:00Z', version: 1, access: 'none', ...more,
});

describe('the list of referrals', () => {
  it.each<[ReferralFacts['state'], string]>([
    ['returned', 'returned'], ['draft', 'returned'], ['proposed', 'approval'], ['approved', 'approval'], ['sent', 'receiver'], ['acknowledged', 'receiver'],
    ['accepted', 'receiver'], ['in_service', 'receiver'], ['declined', 'ended'], ['completed', 'ended'], ['revoked', 'ended'], ['expired', 'ended'],
  ])('puts %s under %s', (state, group) => {
    expect(groupOf(referral(state), NOW)).toBe(group);
  });

  it('puts an open question first, also when the receiver is late', () => {
    expect(groupOf(referral('sent', { openQuestions: 1, respondBy: '2026-11-20T10:00:00Z' }), NOW)).toBe('questions');
  });

  it('calls silence past the time late, and what the server has escalated', () => {
    expect(isLate(referral('sent', { respondBy: '2026-11-22T09:59:00Z' }), NOW)).toBe(true);
    expect(isLate(referral('sent', { escalatedAt: NOW }), NOW)).toBe(true);
    expect(isLate(referral('proposed', { escalatedAt: NOW }), NOW)).toBe(false);
    expect(isLate(referral('accepted', { firstFeedbackDue: '2026-11-21T00:00:00Z', lastFeedbackAt: '2026-11-20T00:00:00Z' }), NOW)).toBe(false);
  });
});
