import { DEFAULT_CLOCKS } from '../settings/default-clocks';
import { REFERRAL_STATES } from '../sharing/referral-states';
import { type ClockedReferral, REFERRAL_TASK_KINDS, referralTasks } from './referral-tasks';

const sent: ClockedReferral = {
  state: 'sent', sentAt: '2026-11-01T08:00:00Z', respondBy: '2026-11-06T08:00:00Z', answeredAt: null, firstFeedbackDue: null, feedbackDue: null, lastFeedbackAt: null,
};
const accepted: ClockedReferral = { ...sent, state: 'accepted', answeredAt: '2026-11-02T08:00:00Z', firstFeedbackDue: '2026-11-09T08:00:00Z' };
const kinds = (referral: ClockedReferral) => referralTasks(referral).map(({ task }) => task);

describe('the tasks of a referral', () => {
  it.each<[ClockedReferral, readonly string[]]>([
    [{ ...sent, state: 'proposed' as const, sentAt: null }, []],
    [sent, ['referral_acknowledge', 'referral_answer']],
    [{ ...sent, state: 'acknowledged' as const }, ['referral_answer']],
    [accepted, ['first_service', 'referral_first_feedback']],
    [{ ...accepted, state: 'in_service' as const }, ['referral_first_feedback']],
    [{ ...accepted, state: 'in_service' as const, lastFeedbackAt: '2026-11-05T08:00:00Z' }, ['referral_feedback']],
    ...REFERRAL_STATES.filter((state) => ['declined', 'completed', 'revoked', 'expired'].includes(state)).map((state): [ClockedReferral, readonly string[]] => [{ ...accepted, state }, []]),
  ])('(%#)', (referral, tasks) => {
    expect(kinds(referral)).toEqual(tasks);
  });

  it('count from events that the clocks know, by rows of the same task', () => {
    const all = [sent, accepted, { ...accepted, lastFeedbackAt: '2026-11-05T08:00:00Z' }].flatMap(referralTasks);
    expect(new Set(all.map(({ task }) => task))).toEqual(new Set(REFERRAL_TASK_KINDS));
    for (const { task, event } of all) expect(DEFAULT_CLOCKS.some((rule) => rule.task === task && rule.from === event)).toBe(true);
    expect(referralTasks(sent)[1]).toMatchObject({ dueAt: sent.respondBy, from: sent.sentAt });
  });
});
