import fc from 'fast-check';
import { SECTIONS } from '../case/sections';
import type { Consent } from './consent';
import { consentCovers } from './consent-covers';
import type { ShareQuestion } from './consent-covers';
import { mustEndSharing } from './consent-lifetime';
import { consentNeeded } from './consent-matrix';

const carer: Consent = {
  id: 'carer',
  given: true,
  purpose: 'share_for_referral',
  kind: 'consent',
  givenBy: 'carer',
  on: '2026-11-20',
  sections: ['summary', 'identity'],
  recipientOrgIds: ['municipality'],
  ageAtTime: 10,
};
const child: Consent = { ...carer, id: 'child', givenBy: 'child', kind: 'assent' };
const question: ShareQuestion = {
  recipientOrgId: 'municipality',
  sections: ['summary', 'identity'],
  purpose: 'share_for_referral',
  at: '2026-11-22',
  age: 10,
};
const gaps = (consents: Consent[], more: Partial<ShareQuestion> = {}) =>
  consentCovers(consents, { ...question, ...more }).missing.map(({ section, reason }) => `${section} ${reason}`);

describe('consentNeeded', () => {
  it.each([
    [3, 'inform', 'consent'],
    [11, 'assent', 'consent'],
    [14, 'assent', 'consent'],
    [15, 'consent', 'consent_if_child_permits'],
    [18, 'consent', 'none'],
    [null, 'assent', 'consent'],
  ] as const)('at %s asks the child for %s and the carer for %s', (age, ofChild, ofCarer) => {
    expect(consentNeeded(age, 'share_for_referral')).toMatchObject({ child: ofChild, carer: ofCarer });
  });
});

describe('consentCovers', () => {
  it('covers what child and carer both agreed to, and says on what it rests', () => {
    expect(consentCovers([carer, child], question)).toEqual({
      covered: ['summary', 'identity'],
      missing: [],
      consentIds: ['carer', 'child'],
    });
  });

  it('covers no other section, recipient or purpose', () => {
    expect(gaps([carer, child], { sections: ['health'] })).toEqual(['health not_asked']);
    expect(gaps([carer, child], { recipientOrgId: 'police', sections: ['summary'] })).toEqual(['summary not_asked']);
    expect(gaps([carer, child], { purpose: 'return', sections: ['summary'] })).toEqual(['summary not_asked']);
  });

  it.each([
    ['child missing', [carer], 10, 'no_child_consent'],
    ['carer missing', [child], 10, 'no_carer_consent'],
    ['informed only', [carer, { ...child, kind: 'informed_only' as const }], 10, 'no_child_consent'],
    ['withdrawn', [carer, child].map((one) => ({ ...one, withdrawnOn: '2026-11-22' })), 10, 'withdrawn'],
    ['expired', [carer, child].map((one) => ({ ...one, expiresOn: '2026-11-21' })), 10, 'expired'],
    ['withheld', [carer, { ...child, withheldFromIds: ['municipality'] }], 10, 'withheld'],
    [
      'refused after',
      [carer, child, { ...carer, id: 'no', given: false, sections: [], on: '2026-11-21' }],
      10,
      'refused',
    ],
    ['another band', [carer, child], 12, 'age_band_changed'],
    ['age now unknown', [carer, child], null, 'age_band_changed'],
    [
      'assent at 15',
      [
        { ...carer, ageAtTime: 15 },
        { ...child, ageAtTime: 15 },
      ],
      15,
      'no_child_consent',
    ],
    ['carer at 18', [{ ...carer, ageAtTime: 18 }], 18, 'no_child_consent'],
    ['not yet given', [{ ...carer, on: '2026-11-23' }], 10, 'not_asked'],
  ] as const)('%s', (_name, consents, age, reason) => {
    expect(gaps([...consents], { age, sections: ['summary'] })).toEqual([`summary ${reason}`]);
  });

  it('takes a yes of the same person after a no', () => {
    const no: Consent = { ...carer, id: 'no', given: false, on: '2026-11-19' };
    expect(gaps([no, carer, child])).toEqual([]);
    expect(gaps([{ ...no, on: '2026-11-20' }, carer, child], { sections: ['summary'] })).toEqual(['summary refused']);
  });

  it('asks no carer of a small child whose carer is not safe, where another adult stands in', () => {
    const worker: Consent = { ...carer, givenBy: 'case_worker', withoutCarer: 'carer_not_safe', ageAtTime: 4 };
    expect(gaps([worker], { age: 4 })).toEqual([]);
    expect(gaps([{ ...worker, withoutCarer: null }], { age: 4, sections: ['summary'] })).toEqual([
      'summary no_carer_consent',
    ]);
  });

  it('leaves the carer out where a child of 15 to 17 refuses to involve them, and not below', () => {
    const alone: Consent = { ...child, kind: 'consent', withoutCarer: 'child_refuses', ageAtTime: 16, maturity: 'Weighs what follows' };
    expect(gaps([alone], { age: 16 })).toEqual([]);
    expect(gaps([{ ...alone, maturity: ' ' }], { age: 16, sections: ['summary'] })).toEqual(['summary no_maturity_note']);
    expect(gaps([{ ...alone, ageAtTime: 13 }], { age: 13, sections: ['summary'] })).toEqual([
      'summary no_carer_consent',
    ]);
  });

  it('reads an unknown age as a child of whom both are asked', () => {
    const unknown = [carer, child].map((one) => ({ ...one, ageAtTime: null }));
    expect(gaps(unknown, { age: null })).toEqual([]);
    expect(gaps(unknown.slice(0, 1), { age: null, sections: ['summary'] })).toEqual(['summary no_child_consent']);
  });
});

describe('mustEndSharing', () => {
  const withdrawn = { ...carer, withdrawnOn: '2026-11-22' };

  it('ends what rested on a withdrawn consent, not what a birthday passed', () => {
    expect(mustEndSharing([withdrawn, { ...child, withdrawnOn: '2026-11-22' }], question)).toBe(true);
    expect(mustEndSharing([carer, child], { ...question, age: 12 })).toBe(false);
    expect(mustEndSharing([carer, child], { ...question, age: 18 })).toBe(true);
  });

  it('ends when only one of the two withdrew', () => {
    expect(mustEndSharing([withdrawn, child], question)).toBe(true);
  });
});

describe('for any consents', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((n) => `2026-11-${n}`);
  const consent: fc.Arbitrary<Consent> = fc.record({
    id: fc.uuid(),
    given: fc.boolean(),
    purpose: fc.constantFrom('share_for_referral', 'return'),
    kind: fc.constantFrom('consent', 'assent', 'informed_only'),
    givenBy: fc.constantFrom('child', 'carer', 'guardian', 'other_adult', 'case_worker'),
    on: day,
    expiresOn: fc.option(day),
    withdrawnOn: fc.option(day),
    sections: fc.subarray([...SECTIONS]),
    recipientOrgIds: fc.subarray(['municipality', 'police']),
    withheldFromIds: fc.subarray(['municipality']),
    withoutCarer: fc.constantFrom(null, 'no_carer', 'carer_not_safe', 'child_refuses'),
    ageAtTime: fc.option(fc.integer({ min: 0, max: 19 })),
  });
  const age = fc.option(fc.integer({ min: 0, max: 19 }));

  it('every section asked for is covered or missing, never both, and rests on live consents that name it', () => {
    fc.assert(
      fc.property(fc.array(consent, { maxLength: 6 }), age, (consents, now) => {
        const cover = consentCovers(consents, { ...question, sections: SECTIONS, age: now });
        expect([...cover.covered, ...cover.missing.map((one) => one.section)].sort()).toEqual([...SECTIONS].sort());
        for (const section of cover.covered) {
          const naming = consents.filter(
            (one) => cover.consentIds.includes(one.id) && (one.sections ?? []).includes(section),
          );
          expect(
            naming.some(
              (one) => one.given && one.on <= question.at && !(one.withdrawnOn && one.withdrawnOn <= question.at),
            ),
          ).toBe(true);
        }
      }),
    );
  });

  it('withdrawing a consent never covers more', () => {
    fc.assert(
      fc.property(
        fc.array(
          consent.map((one) => ({ ...one, given: true })),
          { minLength: 1, maxLength: 5 },
        ),
        age,
        (consents, now) => {
          const ask = { ...question, sections: SECTIONS, age: now };
          const before = consentCovers(consents, ask).covered;
          const after = consentCovers(
            [{ ...(consents[0] as Consent), withdrawnOn: '2026-11-01', withheldFromIds: [] }, ...consents.slice(1)],
            ask,
          ).covered;
          if ((consents[0]?.withheldFromIds ?? []).length === 0)
            expect(after.every((section) => before.includes(section))).toBe(true);
        },
      ),
    );
  });
});
