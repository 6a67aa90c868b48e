import { BUILT_IN_ROLES } from './built-in-roles';
import type { Change } from './second-person';
import { CHANGE_KINDS, hasCaseContent, mayConfirm, needsSecondPerson, rolesConflict } from './second-person';
import { principalAs } from './testing/principals';

const role = (key: string) => BUILT_IN_ROLES.find((one) => one.key === key) ?? null;
const change = (kind: Change['kind'], more: Partial<Change> = {}): Change => ({
  kind,
  proposedBy: 'admin',
  userId: 'worker',
  organisationId: 'org',
  teamId: 'team',
  ...more,
});

describe('the second person', () => {
  it('is needed for exactly these roles', () => {
    const needing = BUILT_IN_ROLES.filter((one) => needsSecondPerson(change('membership_grant', { role: one })));
    expect(needing.map(({ key }) => key)).toEqual(['social_worker', 'supervisor', 'duty_bearer']);
    expect(BUILT_IN_ROLES.filter(hasCaseContent)).toEqual(needing);
  });

  it('is needed to give a role case content, or to take it away', () => {
    expect(needsSecondPerson(change('role_change', { role: role('analyst'), roleAfter: role('supervisor') }))).toBe(
      true,
    );
    expect(needsSecondPerson(change('role_change', { role: role('supervisor'), roleAfter: role('analyst') }))).toBe(
      true,
    );
    expect(needsSecondPerson(change('role_change', { role: role('analyst'), roleAfter: role('dpo') }))).toBe(false);
  });

  it('is needed for resets, and fails towards needing one', () => {
    const bare = CHANGE_KINDS.filter((kind) => needsSecondPerson(change(kind)));
    expect(bare).toEqual(['membership_grant', 'role_change', 'password_reset', 'second_factor_reset']);
  });

  it('is the data protection officer or the supervisor of that person', () => {
    const reset = change('password_reset');
    expect(mayConfirm(reset, principalAs('dpo'))).toBe(true);
    expect(mayConfirm(reset, principalAs('supervisor'))).toBe(true);
    expect(mayConfirm(reset, principalAs('supervisor', { teamId: 'team-2' }))).toBe(false);
    expect(mayConfirm(reset, principalAs('supervisor', { organisationId: 'org-2' }))).toBe(false);
    expect(mayConfirm(reset, principalAs('social_worker'))).toBe(false);
    expect(mayConfirm(reset, principalAs('administrator'))).toBe(false);
  });

  it('is never the proposer, nor the person it is about', () => {
    expect(mayConfirm(change('password_reset', { proposedBy: 'me' }), principalAs('dpo'))).toBe(false);
    expect(mayConfirm(change('password_reset', { userId: 'me' }), principalAs('dpo'))).toBe(false);
  });

  it('is the data protection officer alone for a change of a role', () => {
    expect(mayConfirm(change('role_change'), principalAs('supervisor'))).toBe(false);
    expect(mayConfirm(change('role_change'), principalAs('dpo'))).toBe(true);
  });

  it('keeps administration and case roles apart', () => {
    const roles = (...keys: string[]) => keys.flatMap((key) => role(key) ?? []);
    expect(rolesConflict(roles('administrator', 'social_worker'))).toBe(true);
    expect(rolesConflict(roles('administrator', 'analyst'))).toBe(false);
    expect(rolesConflict(roles('dpo', 'supervisor'))).toBe(false);
  });
});
