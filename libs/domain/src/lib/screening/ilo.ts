import type { VictimStatus } from '../codes/code-lists';
import { codesOf } from '../codes/code-lists';
import type { IndicatorDimension } from './ilo-indicators';
import { CHILD_LABOUR_INDICATORS } from './ilo-indicators';

/** What a screening found: ILO indicators, acts and purposes of the Palermo Protocol, and the age in years (null: unknown). */
export interface IndicatorAnswers {
  readonly indicators: readonly string[];
  readonly acts: readonly string[];
  readonly purposes: readonly string[];
  readonly age: number | null;
  /** Sexual exploitation is asked about: any purpose counts, the labour weights do not. */
  readonly sexual?: boolean;
}

export interface IndicatorResult {
  readonly dimensions: readonly { readonly dimension: string; readonly positive: boolean; readonly ticked: number }[];
  /** Read as a child: under 18 or age unknown. */
  readonly asChild: boolean;
  readonly result: 'not_indicated' | Extract<VictimStatus, 'potential_victim' | 'presumed_victim'>;
}

/**
 * Whether a dimension is positive: two strong, or a strong with a medium or weak, or three medium, or two medium and a
 * weak. Source: ILO/EC operational indicators (WCMS_105023), p. 3.
 */
export function isDimensionPositive(strong: number, medium: number, weak: number): boolean {
  return strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);
}

/**
 * What a screening indicates. For a child, act and exploitation suffice: means are evidence only and consent is
 * irrelevant (Palermo Protocol art. 3(c)); unknown age means child. For an adult the means must be positive too. It is a
 * screening, never a legal determination.
 */
export function screenIndicators(answers: IndicatorAnswers): IndicatorResult {
  const dimensions = CHILD_LABOUR_INDICATORS.map((one) => ({
    dimension: one.dimension,
    ...weigh(one, answers.indicators),
  }));
  const of = (name: string) => dimensions.find((one) => one.dimension === name);
  const asChild = answers.age === null || answers.age < 18;
  const act = known('palermo_act', answers.acts).length > 0;
  const work = of('exploitative_conditions_of_work');
  const purposes = known('palermo_purpose', answers.purposes).length > 0;
  const exploited = work?.positive === true || (answers.sexual === true && purposes);
  const coerced =
    of('coercion_at_destination')?.positive === true &&
    ['deceptive_recruitment', 'coercive_recruitment', 'recruitment_abuse_of_vulnerability'].some(
      (name) => of(name)?.positive === true,
    );
  return {
    dimensions,
    asChild,
    result: resultOf(act && exploited && (asChild || coerced), act && ((work?.ticked ?? 0) > 0 || purposes)),
  };
}

function resultOf(presumed: boolean, potential: boolean): IndicatorResult['result'] {
  if (presumed) return 'presumed_victim';
  return potential ? 'potential_victim' : 'not_indicated';
}

function weigh(dimension: IndicatorDimension, ticked: readonly string[]): { positive: boolean; ticked: number } {
  const weights = [...new Set(ticked)].flatMap((code) =>
    Object.hasOwn(dimension.indicators, code) ? [dimension.indicators[code]] : [],
  );
  const count = (weight: string) => weights.filter((one) => one === weight).length;
  return { positive: isDimensionPositive(count('strong'), count('medium'), count('weak')), ticked: weights.length };
}

function known(list: string, codes: readonly string[]): string[] {
  return codes.filter((code) => codesOf(list).includes(code));
}
