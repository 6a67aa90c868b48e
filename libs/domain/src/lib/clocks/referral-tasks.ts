import type { ReferralState } from '../sharing/referral-states';

/** The facts of a referral from which its clocks count. Instants in UTC. */
export interface ClockedReferral {
  readonly state: ReferralState;
  readonly sentAt: string | null;
  readonly respondBy: string | null;
  readonly answeredAt: string | null;
  readonly firstFeedbackDue: string | null;
  readonly feedbackDue: string | null;
  readonly lastFeedbackAt: string | null;
}

/** A task the sender watches while a referral lives: counted from `from`; `dueAt` where the referral itself says when. */
export interface ReferralTask {
  readonly task: string;
  readonly event: string;
  readonly from: string;
  readonly dueAt: string | null;
}

/** The kinds this rule starts and ends; another kind is none of its business. */
export const REFERRAL_TASK_KINDS: readonly string[] = ['referral_acknowledge', 'referral_answer', 'first_service', 'referral_first_feedback', 'referral_feedback'];

/**
 * The tasks a referral asks for in its state (domain clocks.json, rows that count from referral_sent, referral_accepted and last_feedback):
 * acknowledging and answering while it is unanswered, the first service until it is given, feedback as long as it is served.
 */
export function referralTasks(referral: ClockedReferral): ReferralTask[] {
  const { state, sentAt, answeredAt, lastFeedbackAt } = referral;
  if (sentAt === null) return [];
  const answer = { task: 'referral_answer', event: 'referral_sent', from: sentAt, dueAt: referral.respondBy };
  if (state === 'sent') return [{ task: 'referral_acknowledge', event: 'referral_sent', from: sentAt, dueAt: null }, answer];
  if (state === 'acknowledged') return [answer];
  if ((state !== 'accepted' && state !== 'in_service') || answeredAt === null) return [];
  const feedback = lastFeedbackAt === null
    ? { task: 'referral_first_feedback', event: 'referral_accepted', from: answeredAt, dueAt: referral.firstFeedbackDue }
    : { task: 'referral_feedback', event: 'last_feedback', from: lastFeedbackAt, dueAt: referral.feedbackDue };
  return state === 'accepted' ? [{ task: 'first_service', event: 'referral_accepted', from: answeredAt, dueAt: null }, feedback] : [feedback];
}
