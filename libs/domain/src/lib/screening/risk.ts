import { hasText } from '../names/clean-name';
import type { RiskLevel } from '../codes/code-lists';
import type { TactSettings } from '../settings/default-settings';
import { defaultSettings } from '../settings/default-settings';

/** What a screening ticked: vulnerabilities of the child, the household and the community, and signs of danger. */
export interface RiskAnswers {
  readonly individual: readonly string[];
  readonly household: readonly string[];
  readonly community: readonly string[];
  readonly danger?: readonly string[];
}

const NO_ANSWER: readonly string[] = ['unknown', 'not_asked'];
const RANK: Readonly<Record<RiskLevel, number>> = { none: 0, low: 1, medium: 2, high: 3 };
/** Vulnerabilities that alone make harm likely without action (case_steps.json risk_levels, medium). */
const LIKELY_HARM: readonly string[] = [
  'out_of_school',
  'street_situation',
  'debt',
  'victim_of_violence',
  'violence',
  'early_marriage_risk',
  'unaccompanied',
  'separated',
  'previously_trafficked',
  'member_trafficked',
  'known_recruiter',
];

/** -1, 0 or 1 as the first level is lower, the same or higher. */
export function compareRisk(a: RiskLevel, b: RiskLevel): number {
  return Math.sign(RANK[a] - RANK[b]);
}

/**
 * The level a three-level screening suggests: any sign of danger is high; likely harm at one level, or several levels
 * with enough signs, is medium; one sign is low. A suggestion: the worker decides.
 */
export function suggestedRisk(
  answers: RiskAnswers,
  settings: Pick<TactSettings, 'riskThresholds'> = defaultSettings,
): RiskLevel {
  const { medium, levelsForMedium, high } = settings.riskThresholds;
  const levels = [answers.individual, answers.household, answers.community].map((codes) =>
    codes.filter((code) => !NO_ANSWER.includes(code)),
  );
  const count = levels.reduce((sum, codes) => sum + codes.length, 0);
  const touched = levels.filter((codes) => codes.length > 0).length;
  if ((answers.danger ?? []).length > 0 || count >= high) return 'high';
  if (levels.some((codes) => codes.some((code) => LIKELY_HARM.includes(code)))) return 'medium';
  if (count >= medium && touched >= levelsForMedium) return 'medium';
  return count > 0 ? 'low' : 'none';
}

export type RiskRefusal = 'reason_missing';

/**
 * Whether a worker's level may be recorded: at or above the suggestion and the present level always; below either of
 * them only with a reason.
 */
export function riskRefusal(
  chosen: RiskLevel,
  {
    suggested,
    present,
    reason,
  }: { readonly suggested: RiskLevel; readonly present: RiskLevel | null; readonly reason?: string | null },
): RiskRefusal | null {
  const lowers = compareRisk(chosen, suggested) < 0 || (present !== null && compareRisk(chosen, present) < 0);
  return lowers && !hasText(reason ?? '') ? 'reason_missing' : null;
}
