import type { RiskLevel } from '../codes/code-lists';

/** One row of the clocks: a task is due `limit` (ISO 8601) after the event `from`, at a risk level. */
export interface ClockRule {
  readonly task: string;
  readonly risk: RiskLevel;
  readonly from: string;
  readonly limit: string;
  /** `all` counts every hour; `working` skips weekends and holidays. */
  readonly calendar: 'all' | 'working';
  readonly repeats?: boolean;
}

/** The rule of a task at a risk level; a level without a row (`none`) takes the one of low risk. Null for an unknown task. */
export function ruleFor(task: string, risk: RiskLevel | null, rules: readonly ClockRule[]): ClockRule | null {
  const ofTask = rules.filter((rule) => rule.task === task);
  return ofTask.find((rule) => rule.risk === risk) ?? ofTask.find((rule) => rule.risk === 'low') ?? null;
}
