import type { Consent } from '@tact/domain';
import { purposeRows } from './purpose-rows';

const carer: Consent = { id: 'carer', given: true, purpose: 'return', kind: 'consent', givenBy: 'carer', on: '2026-11-01', sections: ['return'], recipientOrgIds: ['town'], ageAtTime: 10 };
const child: Consent = { ...carer, id: 'child', givenBy: 'child', kind: 'assent', expiresOn: '2027-01-31' };
const now = { at: '2026-11-22', age: 10 };
const state = (consents: readonly Consent[], age: number | null = 10) => purposeRows(['return'], consents, { ...now, age }).map((row) => `${row.recipientOrgId} ${row.state} ${row.expiresOn ?? ''}`.trim());

describe('purposes with their states', () => {
  it.each([
    ['nobody was asked', [], 10, 'not_asked'],
    ['both agreed', [carer, child], 10, 'town given 2027-01-31'],
    ['only one did', [carer], 10, 'town ask_again'],
    ['the child is older now', [carer, child], 12, 'town ask_again'],
    ['it was withdrawn', [carer, child].map((one) => ({ ...one, withdrawnOn: '2026-11-20' })), 10, 'town withdrawn'],
    ['it is over', [carer, child].map((one) => ({ ...one, expiresOn: '2026-11-20' })), 10, 'town expired'],
    ['the child said no', [carer, { ...child, given: false }], 10, 'town refused'],
  ] as const)('%s', (_name, consents, age, line) => {
    expect(state(consents, age)).toEqual([line]);
  });
});
