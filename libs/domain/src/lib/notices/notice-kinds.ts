/**
 * What a notice can be about (UX 14: it says that there is news, never what). Every kind that a table, a command or a job writes stands here;
 * the client has words for each in every language.
 */
export const NOTICE_KINDS = [
  'change', 'work_handed_on', 'deputy_named', 'deputy_ended',
  'case_unassigned', 'alert_missing', 'alert_danger', 'task_overdue', 'task_escalated',
  'approval_waiting', 'approval_called', 'approval_granted', 'approval_returned', 'override_proposed', 'override_decided',
  'referral_received', 'referral_returned', 'referral_sent', 'referral_answered', 'referral_ended', 'referral_silent', 'referral_question', 'referral_answer', 'referral_feedback',
  'hand_over_opened', 'hand_over_offered', 'hand_over_proposed', 'hand_over_sent_back', 'hand_over_answered', 'hand_over_ended', 'hand_over_question', 'hand_over_answer',
  'hand_over_yours', 'hand_over_proved', 'hand_over_verified',
  'return_to_sign', 'return_changed', 'return_override', 'return_named',
  'visits_missed', 'score_red_flag', 'back_to_protection',
  'emergency_access', 'match_found', 'match_asked', 'match_agreed', 'erasure',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export function isNoticeKind(kind: string): kind is NoticeKind {
  return (NOTICE_KINDS as readonly string[]).includes(kind);
}
