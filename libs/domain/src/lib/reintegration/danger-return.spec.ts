import { dangerSign, returnsToProtection } from './danger-return';

const incident = (redFlag?: boolean) => ({ type: 'record', kind: 'incident', fields: { type: 'other', ...(redFlag === undefined ? {} : { redFlag }) } }) as const;
const score = (fields: object) => ({ type: 'record', kind: 'reintegration_score', fields: { ...fields } }) as const;

describe('signs of danger', () => {
  it.each([
    [incident(), 'new_incident'],
    [incident(true), 'red_flag'],
    [score({ CP8: 'yes' }), 'red_flag'],
    [score({ CP8: 'no' }), null],
    [{ type: 'risk', to: 'high' } as const, 'high_risk'],
    [{ type: 'risk', to: 'medium' } as const, null],
    [{ type: 'record', kind: 'note', fields: {} } as const, null],
  ])('%j is %s', (sign, code) => expect(dangerSign(sign)).toBe(code));

  it('bring a handed-over case back at once, and no other', () => {
    expect(returnsToProtection({ stage: 'referral', status: 'open' }, incident())).toBe(true);
    expect(returnsToProtection({ stage: 'reintegration', status: 'open' }, incident(true))).toBe(false);
  });

  it('reopen a closed case for a red flag or a visit that finds high risk, not for every incident', () => {
    const closed = { stage: 'prevention', status: 'closed' } as const;
    const visit = { type: 'record', kind: 'visit', fields: { risk: 'high' } } as const;
    const risk = { type: 'risk', to: 'high' } as const;
    expect([incident(), incident(true), visit, risk].map((sign) => returnsToProtection(closed, sign))).toEqual([false, true, true, false]);
  });
});
