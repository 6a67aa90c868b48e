import { ageAt, consentNeeded } from '@tact/domain';
import type { SeedRecord } from './plan';
import type { Random } from './random';

const SHARED = ['summary', 'identity', 'family', 'risk', 'plan'];

/** What a child and its carer said about sharing, as the rules ask for it at the child's age; some say no. */
export function makeConsents(random: Random, birthDate: string, at: Date): SeedRecord[] {
  const age = ageAt(birthDate, at.toISOString());
  const need = consentNeeded(age, 'share_for_referral');
  const on = at.toISOString().slice(0, 10);
  const given = random.chance(0.85);
  const record = (givenBy: 'child' | 'carer', kind: 'consent' | 'assent', how: 'written' | 'oral'): SeedRecord => ({ kind: 'consent', at, fields: {
    given, purpose: 'share_for_referral', kind, givenBy, how, on, expiresOn: `${Number(on.slice(0, 4)) + 1}${on.slice(4).replace('-02-29', '-02-28')}`,
    ...(age === null ? {} : { ageAtTime: Math.max(0, age) }), ...(given ? { sections: SHARED } : {}), ...(givenBy === 'carer' ? { relation: 'mother' } : {}),
  } });
  return [
    ...(need.child === 'inform' ? [] : [record('child', need.child, age !== null && age < 12 ? 'oral' : 'written')]),
    ...(need.carer === 'none' ? [] : [record('carer', 'consent', 'written')]),
  ];
}
