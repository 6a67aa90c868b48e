import type { KindRule } from './field-types';
import { NAME } from './field-types';

export const FAMILY_KINDS = {
  family_member: {
    section: 'family',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      name: NAME,
      relation: { type: 'code', codes: 'family_relation', required: true },
      birthYear: { type: 'int', min: 1900, max: 2200 },
      sex: { type: 'code', codes: 'sex' },
      role: {
        type: 'code',
        codes: ['carer', 'guardian', 'sibling', 'household', 'contact', 'of_concern', 'other'],
      },
      livesWithChild: { type: 'bool' },
      note: { type: 'longText', max: 5_000 },
    },
  },
} as const satisfies Record<string, KindRule>;
