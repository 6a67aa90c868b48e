import type { KindRule } from './field-types';
import { LINE, NAME } from './field-types';

export const IDENTITY_KINDS = {
  identity: {
    section: 'identity',
    multiplicity: 'one',
    appendOnly: false,
    fields: {
      firstName: NAME,
      lastName: NAME,
      otherNames: NAME,
      aliases: { type: 'strings', max: 20 },
      birthDate: { type: 'partialDate', past: true },
      birthPrecision: { type: 'code', codes: ['day', 'month', 'year', 'estimated', 'unknown'], clear: true },
      nationalities: { type: 'countries', max: 10 },
      languages: { type: 'languages', max: 20, clear: true },
      ethnicity: { type: 'code', codes: 'ethnicity' },
      birthplace: LINE,
      interpreterNeeded: { type: 'bool', clear: true },
    },
  },
  safe_contact: {
    section: 'identity',
    multiplicity: 'one',
    appendOnly: false,
    fields: {
      how: { type: 'longText', max: 1_000, required: true },
      whom: LINE,
      when: LINE,
      avoid: { type: 'longText', max: 1_000 },
    },
  },
  contact: {
    section: 'identity',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      channel: { type: 'code', codes: ['phone', 'email', 'address', 'online', 'other'], clear: true, required: true },
      value: { type: 'text', max: 500, required: true },
      belongsTo: LINE,
      note: { type: 'longText', max: 2_000 },
    },
  },
  paper: {
    section: 'identity',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      type: {
        type: 'code',
        codes: [
          'birth_certificate',
          'identity_card',
          'passport',
          'residence_permit',
          'travel_document',
          'none',
          'other',
        ],
        required: true,
      },
      number: LINE,
      issuedBy: LINE,
      issuedOn: { type: 'partialDate' },
      validUntil: { type: 'partialDate' },
      heldBy: LINE,
      note: { type: 'longText', max: 2_000 },
    },
  },
} as const satisfies Record<string, KindRule>;
