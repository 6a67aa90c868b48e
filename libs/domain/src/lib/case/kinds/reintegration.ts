import { CHILD_MODULE, CHILD_WEIGHT_SET, type ScoreItemId } from '../../reintegration/child-module';
import type { FieldRule, KindRule } from './field-types';
import { LINE, LONG, NARRATIVE } from './field-types';

/** One field an item, its answers as codes; sealed, for they tell of exploiters, hunger and fear. */
const ANSWERS = Object.fromEntries(
  CHILD_MODULE.map(({ id, answers }): [string, FieldRule] => [id, { type: 'code', codes: Object.keys(answers) }]),
) as Record<ScoreItemId, FieldRule>;

export const REINTEGRATION_KINDS = {
  reintegration_plan: {
    section: 'reintegration',
    multiplicity: 'one',
    appendOnly: false,
    fields: {
      safety: { type: 'longText', max: 20_000, required: true },
      family: LONG,
      school: LONG,
      health: LONG,
      livelihood: LONG,
      responsible: LINE,
      firstVisitOn: { type: 'date', clear: true },
      reviewOn: { type: 'date', clear: true },
      childTookPart: { type: 'bool', clear: true },
      carerTookPart: { type: 'bool', clear: true },
      language: NARRATIVE.language,
    },
  },
  /** Never overwritten; the score is computed from the answers (rss.json scoring.store). */
  reintegration_score: {
    section: 'reintegration',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      on: { type: 'date', clear: true, required: true },
      weightSet: { type: 'code', codes: [CHILD_WEIGHT_SET], clear: true, required: true },
      respondent: {
        type: 'code',
        codes: ['child', 'carer', 'both', 'observation'],
        clear: true,
        required: true,
      },
      ...ANSWERS,
      ...NARRATIVE,
    },
  },
} as const satisfies Record<string, KindRule>;
