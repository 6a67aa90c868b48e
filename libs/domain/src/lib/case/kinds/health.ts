import type { KindRule } from './field-types';
import { NARRATIVE } from './field-types';

export const HEALTH_KINDS = {
  health_note: {
    section: 'health',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      on: { type: 'date', required: true },
      type: {
        type: 'code',
        codes: ['health', 'psychological', 'medication', 'disability', 'allergy', 'other'],
        required: true,
      },
      confidentialToProvider: { type: 'bool' },
      ...NARRATIVE,
    },
  },
} as const satisfies Record<string, KindRule>;
