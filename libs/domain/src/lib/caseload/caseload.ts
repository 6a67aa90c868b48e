import type { TactSettings } from '../settings/default-settings';

/** How many open cases of each risk level a worker owns; `unscreened` are those nobody has screened yet. */
export interface OpenCases {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  readonly none: number;
  readonly unscreened: number;
}

export interface Caseload {
  /** Sum of the weights of the open cases. */
  readonly weight: number;
  readonly ceiling: number;
  /** How far above the ceiling; 0 at or below it. */
  readonly over: number;
}

type CaseloadSetting = TactSettings['caseload'];

/** The weighted caseload against the ceiling (domain case_steps.json: high 2, medium 1, low a half, ceiling 25). */
export function caseloadOf(open: OpenCases, setting: CaseloadSetting): Caseload {
  const { high, medium, low, none, unscreened } = open;
  const weight = sum([
    high * weightOf('high', setting),
    medium * weightOf('medium', setting),
    low * weightOf('low', setting),
    none * weightOf('none', setting),
    unscreened * weightOf(null, setting),
  ]);
  return { weight, ceiling: setting.max, over: Math.max(0, round(weight - setting.max)) };
}

/** What one case weighs. A case nobody has screened is weighed as medium, as the clocks time it. */
export function weightOf(risk: string | null, setting: CaseloadSetting): number {
  return setting.weights[risk ?? 'medium'] ?? 1;
}

function sum(parts: readonly number[]): number {
  return round(parts.reduce((total, part) => total + part, 0));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
