import type { KindRule } from './field-types';
import { LINE } from './field-types';

/** Consent and lawful basis are two records: consent to a service is not the basis of processing (DESIGN.md section 3). */
export const LEGAL_KINDS = {
  proceeding: {
    section: 'legal',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      type: {
        type: 'code',
        codes: ['criminal', 'civil', 'guardianship', 'protection_measure', 'residence', 'compensation', 'other'],
        clear: true,
        required: true,
      },
      state: { type: 'code', codes: 'legal_status', clear: true },
      body: LINE,
      reference: LINE,
      from: { type: 'partialDate' },
      nextOn: { type: 'date' },
      note: { type: 'longText', max: 5_000 },
    },
  },
  consent: {
    section: 'legal',
    multiplicity: 'many',
    appendOnly: false,
    fields: {
      given: { type: 'bool', clear: true, required: true },
      purpose: { type: 'code', codes: 'consent_purpose', clear: true, required: true },
      kind: { type: 'code', codes: ['consent', 'assent', 'informed_only'], clear: true, required: true },
      givenBy: {
        type: 'code',
        codes: ['child', 'carer', 'guardian', 'other_adult', 'case_worker'],
        clear: true,
        required: true,
      },
      relation: { type: 'code', codes: 'family_relation' },
      how: { type: 'code', codes: ['written', 'oral', 'sign'], clear: true },
      on: { type: 'date', clear: true, required: true },
      expiresOn: { type: 'date', clear: true },
      sections: { type: 'codes', codes: 'section', clear: true, max: 12 },
      /** Empty: any recipient. */
      recipientOrgIds: { type: 'uuids', clear: true, max: 50 },
      /** Organisations and users that must never receive it. */
      withheldFromIds: { type: 'uuids', clear: true, max: 50 },
      withheldFrom: { type: 'strings', max: 20 },
      withoutCarer: { type: 'code', codes: ['no_carer', 'carer_not_safe', 'child_refuses'], clear: true },
      ageAtTime: { type: 'int', min: 0, max: 120, clear: true },
      language: { type: 'language' },
      interpreter: { type: 'bool' },
      evidence: LINE,
      evidenceKind: { type: 'code', codes: ['form', 'recording', 'minute', 'message', 'witness', 'other'], clear: true },
      evidenceOn: { type: 'date', clear: true },
      /** Who keeps it. */
      evidenceHolder: LINE,
      maturity: { type: 'longText', max: 2_000 },
      withdrawnOn: { type: 'date', clear: true },
      note: { type: 'longText', max: 5_000 },
    },
  },
  lawful_basis: {
    section: 'legal',
    multiplicity: 'many',
    appendOnly: true,
    fields: {
      basis: {
        type: 'code',
        codes: [
          'legal_duty',
          'public_task',
          'vital_interests',
          'legitimate_interest',
          'consent',
          'social_protection',
          'legal_claims',
        ],
        clear: true,
        required: true,
      },
      country: { type: 'country', clear: true },
      reference: LINE,
      from: { type: 'date', clear: true },
      note: { type: 'longText', max: 5_000 },
    },
  },
} as const satisfies Record<string, KindRule>;
