import { pendingItems } from './pending';

const NOTHING = { referralStates: [], waitingApprovals: 0, openTaskKinds: [] };

describe('pendingItems', () => {
  it.each([
    [{}, []],
    [{ referralStates: ['draft', 'declined', 'completed', 'revoked', 'expired'] as const }, []],
    [{ referralStates: ['in_service'] as const }, ['referral']],
    [{ waitingApprovals: 1 }, ['approval']],
    [{ openTaskKinds: ['visit'] }, []],
    [{ openTaskKinds: ['visit', 'child_missing'] }, ['safety_task']],
  ])('%j leaves %j', (waiting, items) => {
    expect(pendingItems({ ...NOTHING, ...waiting })).toEqual(items);
  });
});
