import { DEFAULT_RETURN_SETTINGS } from '../returns/return-settings';
import { DEFAULT_CLOCKS } from '../settings/default-clocks';

/** Tasks that a person may add by hand. */
export const HAND_TASK_KINDS = ['visit', 'call', 'meeting', 'document', 'consent_renewal', 'other'] as const;

/** Tasks that people add by hand or that events other than clocks start. */
export const MANUAL_TASK_KINDS = [
  'visit',
  'call',
  'meeting',
  'document',
  'child_missing',
  'immediate_danger',
  'consent_renewal',
  'tell_receiver',
  'tell_child',
  'duplicate_review',
  'referral_returned',
  'referral_silent',
  'reintegration_visit',
  'reintegration_score',
  'post_closure_visit',
  'unannounced_visit',
  'approval_returned',
  'approval_granted',
  'emergency_review',
  'other',
] as const;

/** Steps of an assisted return that have a time. */
const RETURN_TASK_KINDS: readonly string[] = Object.keys({ ...DEFAULT_RETURN_SETTINGS.due, ...DEFAULT_RETURN_SETTINGS.notice }).map((step) => `return_${step}`);

/** Every task kind: those of the clocks and those above. */
export const TASK_KINDS: readonly string[] = [
  ...new Set([...DEFAULT_CLOCKS.map((rule) => rule.task), ...MANUAL_TASK_KINDS, ...RETURN_TASK_KINDS]),
];

/** Whether a text names a task kind that a person may add by hand. */
export function isManualTaskKind(text: unknown): boolean {
  return typeof text === 'string' && (HAND_TASK_KINDS as readonly string[]).includes(text);
}
