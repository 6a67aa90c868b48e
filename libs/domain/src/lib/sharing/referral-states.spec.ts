import fc from 'fast-check';
import { COVERED, DRAFT, RECEIVER, SUPERVISOR, WORKER } from '../testing/referral';
import {
  acceptReferral,
  acknowledgeReferral,
  completeReferral,
  declineReferral,
  startService,
} from './answer-referral';
import {
  approveAndSend,
  approveReferral,
  expireReferral,
  returnReferral,
  revokeReferral,
  sendReferral,
} from './decide-referral';
import { proposeReferral, resubmitReferral } from './propose-referral';
import type { Referral, ReferralResult } from './referral';
import { referralAccess } from './referral-access';
import {
  REFERRAL_COMMANDS,
  REFERRAL_STATES,
  REFERRAL_TRANSITIONS,
  isLiveReferral,
  nextReferralState,
} from './referral-states';
import type { ReferralCommand, ReferralState } from './referral-states';

const LATER = '2027-04-01T00:00:00Z';
const RUN: Readonly<Record<ReferralCommand, (referral: Referral) => ReferralResult>> = {
  propose: (one) => proposeReferral(one, WORKER, COVERED),
  approve: (one) => approveReferral(one, SUPERVISOR),
  send: (one) => sendReferral(one, SUPERVISOR),
  return: (one) => returnReferral(one, { ...SUPERVISOR, fields: ['reason'], comment: 'Shorter' }),
  resubmit: (one) => resubmitReferral(one, WORKER, COVERED),
  acknowledge: (one) => acknowledgeReferral(one, RECEIVER),
  accept: (one) => acceptReferral(one, RECEIVER),
  decline: (one) => declineReferral(one, { ...RECEIVER, reason: 'no_capacity' }),
  start: (one) => startService(one, RECEIVER),
  complete: (one) => completeReferral(one, { ...RECEIVER, outcome: 'In school' }),
  revoke: (one) => revokeReferral(one, WORKER),
  expire: (one) => expireReferral(one, LATER),
};

describe('the referral table', () => {
  it('reaches every state from draft', () => {
    const reached = new Set<ReferralState>(['draft']);
    for (let size = 0; size < reached.size;) {
      size = reached.size;
      for (const from of [...reached]) Object.values(REFERRAL_TRANSITIONS[from]).forEach((to) => reached.add(to));
    }
    expect([...reached].sort()).toEqual([...REFERRAL_STATES].sort());
  });

  it('ends in declined, completed, revoked and expired, and every other state can be revoked and expire', () => {
    expect(REFERRAL_STATES.filter((state) => !isLiveReferral(state))).toEqual([
      'declined',
      'completed',
      'revoked',
      'expired',
    ]);
    for (const state of REFERRAL_STATES.filter(isLiveReferral)) {
      expect([nextReferralState(state, 'revoke'), nextReferralState(state, 'expire')]).toEqual(['revoked', 'expired']);
    }
  });

  it.each(REFERRAL_STATES.flatMap((state) => REFERRAL_COMMANDS.map((command) => [state, command] as const)))(
    '%s, %s: the function does what the table says',
    (state, command) => {
      const to = nextReferralState(state, command);
      const result = RUN[command]({ ...DRAFT, state });
      if (to) expect(result).toMatchObject({ ok: true, referral: { state: to } });
      else expect(result).toMatchObject({ ok: false, refusal: { code: 'wrong_state', state } });
      if (result.ok) expect(result.states.at(-1)).toBe(to);
    },
  );

  it('never gives access outside accepted and in service, whatever commands come in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REFERRAL_COMMANDS), { maxLength: 12 }), (commands) => {
        let referral = DRAFT;
        const passed: ReferralState[] = ['draft'];
        for (const command of commands) {
          const result = RUN[command](referral);
          if (!result.ok) continue;
          referral = result.referral;
          passed.push(...result.states);
        }
        const access = referralAccess(referral.state, referral.expiresAt, '2026-11-23T00:00:00Z');
        if (access !== 'none') expect(passed).toEqual(expect.arrayContaining(['approved', 'sent']));
        if (access === 'scope') expect(passed).toContain('accepted');
        if (!isLiveReferral(referral.state)) expect([access, referral.endedAt !== null]).toEqual(['none', true]);
      }),
    );
  });

  it('passes both states when approval sends at once', () => {
    expect(
      approveAndSend({ ...DRAFT, state: 'proposed' }, { ...SUPERVISOR, respondBy: '2026-11-25T10:00:00Z' }),
    ).toMatchObject({
      ok: true,
      states: ['approved', 'sent'],
      referral: { state: 'sent', decidedBy: 'supervisor', sentAt: SUPERVISOR.at, respondBy: '2026-11-25T10:00:00Z' },
    });
  });

  it('acknowledges what is accepted or declined at once', () => {
    const sent: Referral = { ...DRAFT, state: 'sent' };
    expect(acceptReferral(sent, RECEIVER)).toMatchObject({
      states: ['acknowledged', 'accepted'],
      referral: { acknowledgedAt: RECEIVER.at },
    });
    expect(declineReferral(sent, { ...RECEIVER, reason: 'safety' })).toMatchObject({
      states: ['acknowledged', 'declined'],
    });
  });
});
