import { noticeLink } from './notice-link';

const may = (...rights: string[]) => ({ can: (...[action, subject]: readonly unknown[]) => rights.includes(`${String(action)} ${String(subject)}`) });

describe('where a notice leads', () => {
  it.each([
    ['referral_received', 'referral:r1', ['accept Referral'], { to: '/review/r1' }],
    ['referral_answered', 'referral:r1', ['propose Referral'], { to: '/referrals/r1' }],
    ['hand_over_offered', 'hand_over:h1', ['accept HandOver'], { to: '/review/hand-overs/h1' }],
    ['hand_over_ended', 'hand_over:h1', [], { to: '/referrals/hand-overs/h1' }],
    ['return_named', 'return:p1', ['accept Referral', 'read Return'], { to: '/returns/p1' }],
    ['return_changed', 'return:p1', ['read Return'], null],
    ['approval_waiting', 'approval:a1', ['approve Approval'], { to: '/approvals', query: { id: 'a1' } }],
    ['approval_called', 'a1', ['approve Approval'], { to: '/approvals', query: { id: 'a1' } }],
    ['approval_returned', 'approval:a1', ['update Case'], null],
    ['alert_missing', 'c1', ['update Case'], { to: '/cases/c1' }],
    ['override_proposed', 'case:c1', [], { to: '/cases/c1/consent' }],
    ['task_overdue', 't1', ['create Task'], { to: '/' }],
    ['change', 'x1', ['read Membership'], { to: '/admin/changes' }],
    ['change', 'x1', ['confirm Change', 'read Membership'], { to: '/oversight/changes' }],
    ['erasure', 'x1', ['read AccessLog'], { to: '/oversight/retention' }],
    ['emergency_access', 'emergency:e1', [], null],
    ['match_found', 'match:m1', ['assign Case'], { to: '/team/matches' }],
  ])('%s %s for %s', (kind, resource, rights, link) => {
    expect(noticeLink({ kind, resource }, may(...rights))).toEqual(link);
  });
});
