import type { RiskLevel } from '../codes/code-lists';
import type { WorkCalendar } from '../clocks/calendar';
import type { ClockRule } from '../clocks/clock-rule';
import { ruleFor } from '../clocks/clock-rule';
import { dueAt } from '../clocks/due-at';
import type { TactSettings } from '../settings/default-settings';
import type { Referral } from './referral';

export interface ReferralDeadlines {
  readonly acknowledge: ClockRule | null;
  readonly answer: ClockRule | null;
  readonly firstFeedback: ClockRule | null;
  readonly feedback: ClockRule | null;
}

/** The clock rules of a referral at a risk level; a level without rules takes the ones of low risk. */
export function referralDeadlines(risk: RiskLevel, settings: TactSettings): ReferralDeadlines {
  return {
    acknowledge: ruleFor('referral_acknowledge', risk, settings.clocks),
    answer: ruleFor('referral_answer', risk, settings.clocks),
    firstFeedback: ruleFor('referral_first_feedback', risk, settings.clocks),
    feedback: ruleFor('referral_feedback', risk, settings.clocks),
  };
}

/** When the receiver must answer a referral sent at `sentAt` (instants, UTC), in the receiver's calendar. */
export function answerDueAt(sentAt: string, risk: RiskLevel, settings: TactSettings, calendar: WorkCalendar): string {
  const rule = referralDeadlines(risk, settings).answer;
  return rule ? dueAt(sentAt, rule, calendar) : sentAt;
}

/** When the first feedback is due after acceptance. */
export function firstFeedbackDueAt(
  acceptedAt: string,
  risk: RiskLevel,
  settings: TactSettings,
  calendar: WorkCalendar,
): string {
  const rule = referralDeadlines(risk, settings).firstFeedback;
  return rule ? dueAt(acceptedAt, rule, calendar) : acceptedAt;
}

/**
 * Whether the receiver is silent past what was asked: no answer by `respondBy`, or accepted and no feedback by
 * `firstFeedbackDue`. Silence escalates to owner and supervisor.
 */
export function isSilent(
  referral: Pick<Referral, 'state' | 'respondBy' | 'firstFeedbackDue' | 'lastFeedbackAt'>,
  now: string,
): boolean {
  const isPast = (due: string | null) => due !== null && Date.parse(now) > Date.parse(due);
  if (referral.state === 'sent' || referral.state === 'acknowledged') return isPast(referral.respondBy);
  if (referral.state === 'accepted' || referral.state === 'in_service') {
    return referral.lastFeedbackAt === null && isPast(referral.firstFeedbackDue);
  }
  return false;
}
