/** Where an event of the clocks comes from. */
export type ClockSource = 'registration' | 'status' | 'record' | 'owner' | 'approval' | 'referral';

/**
 * The events that clocks may count from, each with what in Tact says that it happened (domain clocks.json, `from`). A clock of a setting
 * that counts from anything else would never begin: `settingProblem` refuses it.
 */
export const CLOCK_EVENTS: Readonly<Record<string, ClockSource>> = {
  identified: 'registration',
  registered: 'registration',
  potential_victim: 'status',
  assessment_done: 'record',
  last_visit: 'record',
  last_plan_review: 'approval',
  last_supervisor_review: 'owner',
  referral_sent: 'referral',
  referral_accepted: 'referral',
  last_feedback: 'referral',
};

/** Whether a text names an event that clocks may count from. */
export function isClockEvent(text: unknown): boolean {
  return typeof text === 'string' && text in CLOCK_EVENTS;
}
