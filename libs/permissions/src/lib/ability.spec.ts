import { SECTIONS } from '@tact/domain';
import { abilityFor, noAbility } from './ability';
import { canReadSection, canWorkOn, readableSections } from './readable-sections';
import { asCase, asRecord } from './subjects';
import type { Grant } from './subjects';
import { membershipAs, principalAs } from './testing/principals';
import { ACTIONS, CASE_SUBJECTS } from './vocabulary';

const NOW = '2026-11-22T10:00:00Z';
const owner: Grant = { granteeId: 'me', sections: [...SECTIONS], access: 'write' };
const shared: Grant = { granteeId: 'org', sections: ['identity', 'health'], access: 'read' };
const caseWith = (...grants: Grant[]) => asCase({ organisationId: 'org', grants }, NOW);
const record = (kind: string, section: (typeof SECTIONS)[number], ...grants: Grant[]) =>
  asRecord({ organisationId: 'org', kind, section, grants }, NOW);

describe('reading a case', () => {
  it('gives the owner every section', () => {
    expect(readableSections(abilityFor(principalAs('social_worker')), caseWith(owner))).toEqual([...SECTIONS]);
  });

  it('gives a colleague without a grant nothing', () => {
    const ability = abilityFor(principalAs('social_worker', {}, 'other'));
    expect(readableSections(ability, caseWith(owner))).toEqual([]);
    expect(ability.can('read', caseWith(owner))).toBe(false);
  });

  it('gives the team supervisor the cases of the team and not of another', () => {
    const ability = abilityFor(principalAs('supervisor', {}, 'boss'));
    expect(canWorkOn(ability, caseWith({ ...owner, granteeId: 'team' }))).toBe(true);
    expect(ability.can('read', caseWith({ ...owner, granteeId: 'team-2' }))).toBe(false);
  });

  it('gives a duty bearer exactly the shared sections, read-only', () => {
    const ability = abilityFor(principalAs('duty_bearer'));
    expect(readableSections(ability, caseWith(shared))).toEqual(['identity', 'health']);
    expect(canReadSection(ability, caseWith(shared), 'trafficking')).toBe(false);
    expect(canWorkOn(ability, caseWith(shared))).toBe(false);
  });

  it.each([
    ['over', { ...owner, validTo: NOW }],
    ['not begun', { ...owner, validFrom: '2026-11-22T10:00:01Z' }],
  ])('counts no grant that is %s', (_when, grant) => {
    expect(readableSections(abilityFor(principalAs('social_worker')), caseWith(grant))).toEqual([]);
  });

  it.each(['coordinator', 'event_organiser', 'analyst', 'dpo', 'administrator'])(
    'gives a %s no case at all',
    (role) => {
      const ability = abilityFor(principalAs(role));
      const reachable = caseWith(owner, shared, { ...owner, granteeId: 'team' });
      expect(readableSections(ability, reachable)).toEqual([]);
      for (const subject of CASE_SUBJECTS) {
        for (const action of ACTIONS)
          expect([action, subject, ability.can(action, subject)]).toEqual([action, subject, false]);
      }
    },
  );

  it('denies a blocked person whatever the grant', () => {
    const blocked = asCase({ organisationId: 'org', grants: [owner], blocked: true }, NOW);
    expect(abilityFor(principalAs('social_worker')).can('read', blocked)).toBe(false);
  });

  it('narrows a role to the sections that its stored rights name', () => {
    const permissions = [{ action: 'read', subject: 'Case', sections: ['summary' as const] }];
    const ability = abilityFor(principalAs('social_worker', { permissions }));
    expect(readableSections(ability, caseWith(owner))).toEqual(['summary']);
  });

  it('never carries a right from one membership to the cases of another', () => {
    const reader = membershipAs('duty_bearer', { organisationId: 'school' });
    const worker = membershipAs('social_worker', { organisationId: 'ngo' });
    const ability = abilityFor({ userId: 'me', memberships: [reader, worker] });
    expect(canWorkOn(ability, caseWith({ ...owner, granteeId: 'school' }))).toBe(false);
    expect(canWorkOn(ability, caseWith({ ...owner, granteeId: 'me' }))).toBe(true);
  });

  it('takes nothing from an unknown action or subject in a stored role', () => {
    const permissions = [
      { action: 'manage', subject: 'all' },
      { action: 'read', subject: 'Everything' },
    ];
    expect(abilityFor(principalAs('social_worker', { permissions })).can('read', caseWith(owner))).toBe(false);
  });

  it('allows nothing before sign-in', () => {
    expect(noAbility().rules).toEqual([]);
  });
});

describe('records', () => {
  it('are read by section and written only with writing access', () => {
    const ability = abilityFor(principalAs('duty_bearer'));
    expect(ability.can('read', record('health_note', 'health', shared))).toBe(true);
    expect(ability.can('read', record('note', 'notes', shared))).toBe(false);
    expect(ability.can('create', record('health_note', 'health', shared))).toBe(false);
    expect(abilityFor(principalAs('social_worker')).can('create', record('note', 'notes', owner))).toBe(true);
  });

  it('never leave the office when their kind is not shared', () => {
    const documents: Grant = { granteeId: 'org', sections: ['documents'], access: 'read' };
    expect(abilityFor(principalAs('duty_bearer')).can('read', record('import_source', 'documents', documents))).toBe(
      false,
    );
    expect(abilityFor(principalAs('social_worker')).can('read', record('import_source', 'documents', owner))).toBe(
      true,
    );
  });
});
