import { subjectChecks } from './subject-checks';

const record = (kind: string, fields: object) => ({ kind, fields: { ...fields } });
const met = (...args: Parameters<typeof subjectChecks>) => Object.fromEntries(subjectChecks(...args).map(({ code, met: holds }) => [code, holds]));

describe('subjectChecks', () => {
  it('sees goals without a person or a date, and who took part', () => {
    const whole = record('plan_goal', { leadBy: 'Mira', dueOn: '2026-12-01' });
    expect(met('plan', [])).toEqual({ goals: false, tookPart: false });
    expect(met('plan', [whole, record('plan_goal', { state: 'dropped' }), record('case_conference', { childTookPart: true })])).toEqual({ goals: true, tookPart: true });
    expect(met('plan', [whole, record('plan_goal', { leadBy: 'Mira' })])).toMatchObject({ goals: false });
  });

  it('wants two low screenings in a row for prevention and closure', () => {
    const levels = (...all: string[]) => all.map((level) => record('risk_screening', { level }));
    expect(met('move', levels('medium', 'low', 'none'))).toEqual({ lowTwice: true });
    expect(met('closure', [...levels('low'), record('closure_review', { dutyBearer: ' ' })])).toEqual({ lowTwice: false, dutyBearer: false });
  });

  it('reads assessments and reintegration plans', () => {
    expect(met('assessment', [record('assessment', { seenChild: true, childViews: 'School' })])).toEqual({ seenChild: true, childViews: true });
    expect(met('reintegration_plan', [record('reintegration_plan', { childTookPart: true }), record('placement', { safe: false })])).toEqual({ placement: false, tookPart: true });
  });
});
