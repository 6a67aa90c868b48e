import type { KindRule } from './field-types';
import { LINE, LONG, NARRATIVE } from './field-types';

export const RISK_KINDS = {
  risk_screening: {
    section: 'risk',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      level: { type: 'code', codes: 'risk_level', clear: true, required: true },
      on: { type: 'date', clear: true },
      individual: { type: 'codes', codes: 'vulnerability_individual', max: 30 },
      household: { type: 'codes', codes: 'vulnerability_household', max: 30 },
      community: { type: 'codes', codes: 'vulnerability_community', clear: true, max: 30 },
      danger: { type: 'codes', codes: 'danger_sign', max: 20 },
      reason: { type: 'longText', max: 5_000 },
      seenInPerson: { type: 'bool', clear: true },
      ...NARRATIVE,
    },
  },
  assessment: {
    section: 'risk',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      type: {
        type: 'code',
        codes: ['initial', 'comprehensive', 'best_interests', 'review'],
        clear: true,
        required: true,
      },
      on: { type: 'date', clear: true, required: true },
      seenChild: { type: 'bool', clear: true },
      child: LONG,
      carer: LONG,
      household: LONG,
      community: LONG,
      strengths: LONG,
      childViews: LONG,
      needs: { type: 'codes', codes: 'service_type', clear: true, max: 10 },
      done: { type: 'bool', clear: true },
      ...NARRATIVE,
    },
  },
  safety_plan: {
    section: 'risk',
    multiplicity: 'one',
    appendOnly: false,
    fields: {
      danger: LONG,
      watchFor: LONG,
      ifItHappens: LONG,
      safePerson: LINE,
      safePlace: LINE,
      reviewOn: { type: 'date', clear: true },
      language: NARRATIVE.language,
    },
  },
  mandatory_report: {
    section: 'risk',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      made: { type: 'bool', clear: true, required: true },
      to: LINE,
      reference: LINE,
      on: { type: 'date', clear: true },
      whyNot: { type: 'longText', max: 5_000 },
    },
  },
  incident: {
    section: 'risk',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      type: {
        type: 'code',
        codes: ['violence', 'missing', 'contact_with_exploiter', 'retrafficking', 'self_harm', 'eviction', 'other'],
        required: true,
      },
      on: { type: 'date', clear: true, required: true },
      redFlag: { type: 'bool', clear: true },
      ...NARRATIVE,
    },
  },
} as const satisfies Record<string, KindRule>;
