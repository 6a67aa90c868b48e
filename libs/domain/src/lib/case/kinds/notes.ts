import type { KindRule } from './field-types';

export const NOTES_KINDS = {
  note: {
    section: 'notes',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      text: { type: 'longText', max: 20_000, required: true },
      language: { type: 'language', required: true },
      on: { type: 'date', clear: true },
    },
  },
  /** The row of an office register a case came from, with what no field could hold. */
  import_source: {
    section: 'documents',
    multiplicity: 'many',
    appendOnly: true,
    neverShared: true,
    fields: {
      register: { type: 'text', max: 200, required: true },
      row: { type: 'int', min: 0, max: 10_000_000, required: true, clear: true },
      raw: { type: 'longText', max: 100_000, required: true },
    },
  },
} as const satisfies Record<string, KindRule>;
