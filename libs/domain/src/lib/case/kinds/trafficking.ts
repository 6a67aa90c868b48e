import type { KindRule } from './field-types';
import { LINE, NARRATIVE } from './field-types';

/** Events follow HTCDS 2.0 (hte_Type, hte_Date, hte_City ...); act, means and purpose follow the Palermo Protocol. */
export const TRAFFICKING_KINDS = {
  exploitation_event: {
    section: 'trafficking',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      event: { type: 'code', codes: ['recruitment', 'transit', 'exploitation'], clear: true, required: true },
      forms: { type: 'codes', codes: 'exploitation', clear: true, max: 20 },
      from: { type: 'partialDate', clear: true },
      to: { type: 'partialDate', clear: true },
      country: { type: 'country', clear: true },
      areaId: { type: 'uuid', clear: true },
      place: LINE,
      geography: { type: 'code', codes: 'exploitation_geography', clear: true },
      act: { type: 'codes', codes: 'palermo_act', max: 10 },
      means: { type: 'codes', codes: 'palermo_means', max: 20 },
      purpose: { type: 'codes', codes: 'palermo_purpose', max: 20 },
      recruiterRelation: { type: 'code', codes: 'recruiter_relation' },
      recruitmentMethod: { type: 'code', codes: 'recruitment_method' },
      ...NARRATIVE,
    },
  },
  victim_status_decision: {
    section: 'trafficking',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      status: { type: 'code', codes: 'person_status', clear: true, required: true },
      decidingBody: { type: 'code', codes: 'deciding_body', clear: true },
      on: { type: 'date', clear: true },
      reference: LINE,
      reason: { type: 'longText', max: 5_000 },
    },
  },
  indicator_screening: {
    section: 'trafficking',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      on: { type: 'date', clear: true, required: true },
      indicators: { type: 'codes', codes: 'ilo_indicator', max: 70 },
      act: { type: 'codes', codes: 'palermo_act', max: 10 },
      purpose: { type: 'codes', codes: 'palermo_purpose', max: 20 },
      sexual: { type: 'bool' },
      result: { type: 'code', codes: ['not_indicated', 'potential_victim', 'presumed_victim'] },
      ...NARRATIVE,
    },
  },
} as const satisfies Record<string, KindRule>;
