import { BUILT_IN_ROLES } from './built-in-roles';
import { granteeIds } from './principal';
import { principalAs } from './testing/principals';

describe('built-in roles', () => {
  it('are the eight of the design', () => {
    expect(BUILT_IN_ROLES.map((role) => role.key)).toEqual([
      'social_worker',
      'supervisor',
      'duty_bearer',
      'coordinator',
      'event_organiser',
      'analyst',
      'dpo',
      'administrator',
    ]);
  });

  it.each([
    ['social_worker', ['me']],
    ['supervisor', ['me', 'team']],
    ['duty_bearer', ['me', 'org']],
    ['coordinator', []],
    ['analyst', []],
    ['dpo', []],
    ['administrator', []],
  ])('%s holds grants as %j', (key, ids) => {
    expect(granteeIds(principalAs(key))).toEqual(ids);
  });
});
