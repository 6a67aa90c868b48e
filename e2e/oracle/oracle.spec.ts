import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Oracle } from './oracle';
import type { OracleReferral, OracleReferralState, OracleWorld } from './world';

const NOW = 1_000_000;
const member = (userId: string, organisationId: string, role: OracleWorld['memberships'][number]['role'], teamId: string | null = null, to: number | null = null) =>
  ({ id: `${userId}-${organisationId}-${role}`, userId, organisationId, teamId, programmeId: 'tact', role, from: 0, to });
const referral: OracleReferral = {
  id: 'r', caseId: 'c', fromOrganisationId: 'ngo', proposedById: 'worker', toOrganisationId: 'police', toUserId: null, state: 'accepted', wasSent: true,
  sections: ['summary', 'risk'], expiresAt: NOW + 1,
};
const world: OracleWorld = {
  now: NOW,
  organisations: [{ id: 'ngo', kind: 'ngo' }, { id: 'police', kind: 'duty_bearer' }],
  programmes: ['tact', 'ctdc'],
  teams: [{ id: 'team', organisationId: 'ngo' }, { id: 'other', organisationId: 'ngo' }],
  users: ['worker', 'colleague', 'head', 'otherHead', 'officer', 'admin', 'leaver'].map((id) => ({ id, active: true })),
  memberships: [
    member('worker', 'ngo', 'social_worker', 'team'), member('colleague', 'ngo', 'social_worker', 'team'), member('head', 'ngo', 'supervisor', 'team'),
    member('otherHead', 'ngo', 'supervisor', 'other'), member('officer', 'police', 'duty_bearer'), member('admin', 'ngo', 'administrator'),
    member('leaver', 'ngo', 'supervisor', 'team', NOW),
  ],
  cases: [{ id: 'c', programmeId: 'tact', organisationId: 'ngo', teamId: 'team', ownerId: 'worker' }],
  referrals: [referral], blocks: [], deputies: [], handOvers: [],
};
const sees = (who: string, more: Partial<OracleWorld> = {}) => [...new Oracle({ ...world, ...more }).sections(who, 'c')];
const sight = (who: string, more: Partial<OracleReferral>) => new Oracle(world).referralSight(who, { ...referral, ...more });

describe('the oracle', () => {
  it('imports nothing of Tact', () => {
    for (const file of ['oracle.ts', 'world.ts']) {
      const imports = [...readFileSync(join(process.cwd(), 'e2e/oracle', file), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]);
      expect(imports.filter((from) => from !== './world')).toEqual([]);
    }
  });

  it('gives the file to its owner and the supervisor of its team, and to nobody beside them', () => {
    expect([sees('worker').length, sees('head').length]).toEqual([12, 12]);
    for (const who of ['colleague', 'otherHead', 'admin', 'leaver']) expect(sees(who)).toEqual([]);
  });

  it('keeps case work in the programme of the membership, and what is received not', () => {
    const cases = [{ ...world.cases[0]!, programmeId: 'ctdc' }];
    expect([sees('worker', { cases }), sees('head', { cases }), sees('officer', { cases })]).toEqual([[], [], ['summary', 'risk']]);
    expect(sees('head', { cases, memberships: world.memberships.map((m) => ({ ...m, programmeId: null })) })).toHaveLength(12);
  });

  it('gives a receiver the scope while it lasts', () => {
    expect(sees('officer')).toEqual(['summary', 'risk']);
    expect(new Oracle(world).listed('officer')).toEqual(['c']);
    expect(sees('officer', { now: NOW + 1 })).toEqual([]);
  });

  it.each<[OracleReferralState, string | null]>([
    ['sent', 'header'], ['acknowledged', 'header'], ['accepted', 'scope'], ['in_service', 'scope'], ['declined', 'ended'], ['completed', 'ended'],
    ['revoked', 'ended'], ['expired', 'ended'],
  ])('a receiver sees of one that is %s: %s', (state, expected) => expect(sight('officer', { state })).toBe(expected));

  it('shows nothing of what was never sent, to another, or to a person it is not addressed to', () => {
    expect(sight('officer', { state: 'proposed', wasSent: false })).toBeNull();
    expect(sight('officer', { state: 'revoked', wasSent: false })).toBeNull();
    expect(sight('colleague', {})).toBeNull();
    expect(sight('officer', { toUserId: 'somebody else' })).toBeNull();
    expect(sight('officer', { toUserId: 'officer' })).toBe('scope');
  });

  it.each([['user', 'worker'], ['organisation', 'ngo']] as const)('denies a blocked %s', (kind, blockedId) => {
    expect(sees('worker', { blocks: [{ caseId: 'c', kind, blockedId }] })).toEqual([]);
  });

  it('denies somebody who is no longer active', () => {
    expect(sees('worker', { users: [{ id: 'worker', active: false }] })).toEqual([]);
  });
});
