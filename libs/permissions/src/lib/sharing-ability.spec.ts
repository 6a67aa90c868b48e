import { REFERRAL_STATES, SECTIONS } from '@tact/domain';
import type { ReferralState } from '@tact/domain';
import { abilityFor } from './ability';
import { asApproval, asReferral, tagged } from './subjects';
import type { Grant } from './subjects';
import { principalAs } from './testing/principals';

const NOW = '2026-11-22T10:00:00Z';
const teamGrant: Grant = { granteeId: 'team', sections: [...SECTIONS], access: 'write' };
const ownGrant: Grant = { ...teamGrant, granteeId: 'me' };
const referral = (
  state: ReferralState,
  more: { proposedBy?: string; sentAt?: string | null; grants?: Grant[]; to?: string; toUser?: string } = {},
) =>
  asReferral(
    {
      fromOrganisationId: 'org',
      toOrganisationId: more.to ?? 'school',
      toUserId: more.toUser ?? null,
      proposedBy: more.proposedBy ?? 'worker',
      sentAt: more.sentAt === undefined ? '2026-11-21T10:00:00Z' : more.sentAt,
      grants: more.grants ?? [teamGrant, ownGrant],
      state,
    },
    NOW,
  );
const receiver = abilityFor(principalAs('duty_bearer', { organisationId: 'school' }));

describe('a referral', () => {
  it('is approved by a supervisor of the team, never by its proposer', () => {
    const supervisor = abilityFor(principalAs('supervisor', {}, 'boss'));
    expect(supervisor.can('approve', referral('proposed'))).toBe(true);
    expect(supervisor.can('approve', referral('proposed', { proposedBy: 'boss' }))).toBe(false);
    expect(supervisor.can('return', referral('proposed', { proposedBy: 'boss' }))).toBe(false);
    expect(supervisor.can('approve', referral('proposed', { grants: [{ ...teamGrant, granteeId: 'team-2' }] }))).toBe(
      false,
    );
  });

  it('is proposed by a worker of the case, who does not approve', () => {
    const worker = abilityFor(principalAs('social_worker'));
    expect(worker.can('propose', referral('draft'))).toBe(true);
    expect(worker.can('approve', referral('proposed'))).toBe(false);
    expect(worker.can('accept', referral('sent'))).toBe(false);
    expect(worker.can('read', referral('sent', { grants: [] }))).toBe(false);
  });

  it.each(['sent', 'acknowledged', 'accepted', 'in_service'] as const)(
    'is answered by its receiver while %s',
    (state) => {
      for (const action of ['read', 'accept', 'decline', 'feedback', 'ask'] as const) {
        expect(receiver.can(action, referral(state))).toBe(true);
      }
    },
  );

  it.each(REFERRAL_STATES.filter((state) => ['draft', 'proposed', 'approved', 'returned'].includes(state)))(
    'is hidden from its receiver while %s',
    (state) => {
      expect(receiver.can('read', referral(state, { sentAt: null }))).toBe(false);
      expect(receiver.can('accept', referral(state))).toBe(false);
    },
  );

  it('stays hidden when it ended before it was sent', () => {
    expect(receiver.can('read', referral('revoked', { sentAt: null }))).toBe(false);
    expect(receiver.can('read', referral('revoked'))).toBe(true);
    expect(receiver.can('feedback', referral('revoked'))).toBe(false);
  });

  it('is closed to every other organisation', () => {
    expect(receiver.can('read', referral('sent', { to: 'police' }))).toBe(false);
  });
});

describe('an approval', () => {
  const approval = (proposedBy: string, teamId = 'team') => asApproval({ organisationId: 'org', teamId, proposedBy });

  it('is read by the supervisor and the proposer, and decided by the supervisor of the team alone', () => {
    const supervisor = abilityFor(principalAs('supervisor', {}, 'boss'));
    const worker = abilityFor(principalAs('social_worker', {}, 'worker'));
    expect(supervisor.can('approve', approval('worker'))).toBe(true);
    expect(supervisor.can('approve', approval('worker', 'team-2'))).toBe(false);
    expect(supervisor.can('approve', approval('boss'))).toBe(false);
    expect(supervisor.can('read', approval('boss'))).toBe(true);
    expect(worker.can('read', approval('worker'))).toBe(true);
    expect(worker.can('read', approval('somebody'))).toBe(false);
    expect(worker.can('approve', approval('somebody'))).toBe(false);
  });
});

describe('oversight and administration', () => {
  it('lets the data protection officer read logs and confirm what others proposed', () => {
    const dpo = abilityFor(principalAs('dpo'));
    expect(dpo.can('read', 'AccessLog') && dpo.can('read', 'AuditLog')).toBe(true);
    expect(dpo.can('confirm', tagged('Change', { proposedBy: 'admin' }))).toBe(true);
    expect(dpo.can('confirm', tagged('Change', { proposedBy: 'me' }))).toBe(false);
    expect(dpo.can('update', 'Role')).toBe(false);
  });

  it('lets the administrator manage people and settings, and neither confirm nor read logs', () => {
    const administrator = abilityFor(principalAs('administrator'));
    for (const subject of ['Organisation', 'User', 'Membership', 'Role', 'Setting', 'Code'] as const) {
      expect(administrator.can('update', subject)).toBe(true);
    }
    expect(administrator.can('confirm', 'Change')).toBe(false);
    expect(administrator.can('read', 'AccessLog')).toBe(false);
  });

  it("gives everybody their own sessions and nobody another's", () => {
    const analyst = abilityFor(principalAs('analyst'));
    expect(analyst.can('update', tagged('Session', { userId: 'me' }))).toBe(true);
    expect(analyst.can('update', tagged('Session', { userId: 'you' }))).toBe(false);
  });
});
