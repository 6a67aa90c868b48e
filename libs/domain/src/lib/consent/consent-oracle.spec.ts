import type { Section } from '../case/sections';
import type { Consent } from './consent';
import { consentCovers } from './consent-covers';
import { mustEndSharing, sharingEndsAt } from './consent-lifetime';
import { ageAt } from '../people/age';

/** Read from the table of case_steps.json by hand, row by row, and not by the code under test. */
const ROWS = [
  { from: 0, to: 5, child: [], carer: true, alone: [] as string[], mature: false },
  { from: 6, to: 11, child: ['assent', 'consent'], carer: true, alone: [] as string[], mature: false },
  { from: 12, to: 14, child: ['assent', 'consent'], carer: true, alone: ['no_carer', 'carer_not_safe'], mature: true },
  { from: 15, to: 17, child: ['consent'], carer: true, alone: ['no_carer', 'carer_not_safe', 'child_refuses'], mature: true },
  { from: 18, to: 200, child: ['consent'], carer: false, alone: [] as string[], mature: false },
];
const STAND_INS = [['other_adult', 'case_worker'], ['other_adult', 'case_worker'], ['other_adult'], [], []];
const rowOf = (age: number) => ROWS.findIndex(({ from, to }) => age >= from && age <= to);

interface Told {
  readonly kind: string;
  readonly withoutCarer: string | null;
  readonly mature: boolean;
  readonly given: number;
}
interface Situation {
  readonly age: number;
  readonly child: Told | null;
  readonly adult: (Told & { readonly by: string }) | null;
}

/** Whether a case like this is covered, straight from the table. */
function oracle({ age, child, adult }: Situation): boolean {
  const index = rowOf(age);
  const row = ROWS[index]!;
  const ofNow = (told: Told | null): told is Told => told !== null && rowOf(told.given) === index;
  const childSays = ofNow(child) && child.kind !== 'informed_only' ? child : null;
  if (row.child.length === 0 ? !ofNow(child) && !ofNow(adult) : childSays === null || !row.child.includes(childSays.kind)) return false;
  if (!row.carer) return true;
  if (adult && ofNow(adult) && adult.kind === 'consent' && ['carer', 'guardian'].includes(adult.by)) return true;
  const reasons = ['no_carer', 'carer_not_safe'];
  const standIn = adult && ofNow(adult) && adult.kind !== 'informed_only' && STAND_INS[index]!.includes(adult.by) && reasons.includes(adult.withoutCarer ?? '') ? adult : null;
  const alone = childSays && row.alone.includes(childSays.withoutCarer ?? '') ? childSays : null;
  return [standIn, alone].some((one) => one !== null) && (!row.mature || [standIn, alone].some((one) => one?.mature));
}

const SECTIONS: readonly Section[] = ['summary'];
const consentBy = (id: string, givenBy: Consent['givenBy'], told: Told): Consent => ({
  id, givenBy, given: true, purpose: 'share_for_referral', kind: told.kind as Consent['kind'], on: '2026-01-10', sections: SECTIONS, recipientOrgIds: ['town'],
  withoutCarer: told.withoutCarer as Consent['withoutCarer'], ageAtTime: told.given, maturity: told.mature ? 'Understands what follows' : null,
});

describe('coverage at every age', () => {
  const kinds = ['consent', 'assent', 'informed_only'];
  const reasons = [null, 'no_carer', 'carer_not_safe', 'child_refuses'];
  const told = (given: number): Told[] => kinds.flatMap((kind) => reasons.flatMap((withoutCarer) => [true, false].map((mature) => ({ kind, withoutCarer, mature, given }))));
  const adults = ['carer', 'guardian', 'other_adult', 'case_worker'];

  it.each(Array.from({ length: 20 }, (_, age) => age))('%s agrees with the table for every consent a child and an adult can give', (age) => {
    const wrong: Situation[] = [];
    for (const given of new Set([age, Math.max(0, age - 1), age + 1])) {
      const children: (Told | null)[] = [null, ...told(given)];
      for (const child of children) {
        for (const adult of [null, ...adults.flatMap((by) => told(age).map((one) => ({ ...one, by })))]) {
          const consents = [...(child ? [consentBy('child', 'child', child)] : []), ...(adult ? [consentBy('adult', adult.by as Consent['givenBy'], adult)] : [])];
          const cover = consentCovers(consents, { recipientOrgId: 'town', sections: SECTIONS, purpose: 'share_for_referral', at: '2026-11-22', age });
          if ((cover.covered.length === 1) !== oracle({ age, child, adult })) wrong.push({ age, child, adult });
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the instant at which sharing ends by itself', () => {
  const births = ['2008-11-30', '2009', '2012-02-29', '2014-12', '2021-01-01', null];
  const expiries = [null, '2026-12-01', '2027-03-05', '2030-01-01'];
  const cases = births.flatMap((birth) => expiries.flatMap((one) => expiries.map((two) => ({ birth, one, two }))));
  const ask = { recipientOrgId: 'town', sections: SECTIONS, purpose: 'share_for_referral' as const };

  it.each(cases)('of a child born $birth, consents until $one and $two, is the first day on which the rule ends it', ({ birth, one, two }) => {
    const given = ageAt(birth, '2026-01-10');
    const kind = (given ?? 10) >= 15 ? 'consent' : 'assent';
    const consents: Consent[] = [
      { ...consentBy('child', 'child', { kind, withoutCarer: null, mature: false, given: 0 }), ageAtTime: given, expiresOn: one },
      { ...consentBy('carer', 'carer', { kind: 'consent', withoutCarer: null, mature: false, given: 0 }), ageAtTime: given, expiresOn: two },
    ];
    const said = sharingEndsAt(consents, { ...ask, at: '2026-11-22T09:00:00.000Z' }, birth);
    let found: string | null = null;
    for (let day = Date.UTC(2026, 10, 23); day < Date.UTC(2046, 0, 1) && found === null; day += 86_400_000) {
      const at = new Date(day).toISOString();
      if (mustEndSharing(consents, { ...ask, at, age: ageAt(birth, at) })) found = at;
    }
    expect(said).toBe(found);
  });
});
