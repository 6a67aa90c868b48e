import type { RiskLevel } from '../codes/code-lists';

/** The two alarms every file has at hand. */
export const ALERT_KINDS = ['missing', 'danger'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What an alarm does at once: risk, the incident it records, and the task it starts. It needs no approval. */
export interface AlertEffect {
  readonly risk: RiskLevel;
  readonly incident: { readonly type: 'missing' | 'violence' | 'other'; readonly redFlag: true };
  readonly task: 'child_missing' | 'immediate_danger';
}

/** The effect of an alarm (domain case_steps.json risk_levels: missing or serious harm is high). */
export function alertEffect(kind: AlertKind): AlertEffect {
  return kind === 'missing'
    ? { risk: 'high', incident: { type: 'missing', redFlag: true }, task: 'child_missing' }
    : { risk: 'high', incident: { type: 'other', redFlag: true }, task: 'immediate_danger' };
}
