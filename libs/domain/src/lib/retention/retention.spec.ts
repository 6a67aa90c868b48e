import { type ClosedCase, DEFAULT_RETENTION, retentionEnds, type RetentionSettings, shortestRetention } from './retention';

const closed: ClosedCase = { programmeId: 'p', country: 'AL', victimStatus: 'at_risk', birthYear: 2000, closedAt: '2020-03-04T05:06:07.000Z' };
const ends = (more: Partial<ClosedCase>, settings: RetentionSettings = DEFAULT_RETENTION): string => retentionEnds({ ...closed, ...more }, settings);

describe('retentionEnds', () => {
  it('counts from closure where the child was grown up', () => expect(ends({})).toBe('2025-03-04T05:06:07.000Z'));
  it('waits for majority where that is later', () => expect(ends({ birthYear: 2010 })).toBe('2032-01-01T00:00:00.000Z'));
  it('keeps the file of a victim longer', () => {
    expect(ends({ victimStatus: 'potential_victim' })).toBe('2030-03-04T05:06:07.000Z');
    expect(ends({ victimStatus: 'identified_victim', birthYear: 2010 })).toBe('2039-01-01T00:00:00.000Z');
  });
  it('treats a screened child that is no victim as at risk', () => expect(ends({ victimStatus: 'not_victim' })).toBe('2025-03-04T05:06:07.000Z'));
  it('counts from closure where no birth year is known', () => expect(ends({ birthYear: null })).toBe('2025-03-04T05:06:07.000Z'));
  it('takes the country before the default and the programme before the country', () => {
    const rules = (programmeId: string, country: string, years: number) => ({ programmeId, country, atRisk: { yearsAfterClosure: years, yearsAfterMajority: 0 }, victim: { yearsAfterClosure: years, yearsAfterMajority: 0 } });
    const settings = [...DEFAULT_RETENTION, rules('', 'AL', 7), rules('q', '', 2)];
    expect(ends({}, settings)).toMatch(/^2027/);
    expect(ends({ country: 'GR' }, settings)).toMatch(/^2025/);
    expect(ends({ programmeId: 'q' }, settings)).toMatch(/^2022/);
    expect(shortestRetention(settings)).toBe(2);
  });
});
