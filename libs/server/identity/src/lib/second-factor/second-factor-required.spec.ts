import { BUILT_IN_ROLES } from '@tact/permissions';
import { secondFactorRequired } from './second-factor-required';

describe('secondFactorRequired', () => {
  it('holds for the four roles that the design names', () => {
    expect(BUILT_IN_ROLES.filter((role) => secondFactorRequired([role])).map(({ key }) => key)).toEqual(['supervisor', 'duty_bearer', 'dpo', 'administrator']);
  });
});
