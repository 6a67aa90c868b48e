import { CHILD_MODULE } from './child-module';
import { bandOf, childScore, scoreRedFlags, scoreRespondent } from './child-score';

const best = Object.fromEntries(CHILD_MODULE.map(({ id, answers }) => [id, Object.entries(answers).sort((a, b) => b[1] - a[1])[0]?.[0]]));

describe('childScore', () => {
  it('is one when every answer is the best, and zero when every answer is the worst', () => {
    const worst = Object.fromEntries(CHILD_MODULE.map(({ id, answers }) => [id, Object.entries(answers).sort((a, b) => a[1] - b[1])[0]?.[0]]));
    expect(childScore(best)).toEqual({ dimensions: { economic: 1, social: 1, psychosocial: 1 }, composite: 1, band: 'high', redFlags: [] });
    expect(childScore(worst)).toMatchObject({ composite: 0, band: 'low', redFlags: ['CE3', 'CP1', 'CP7', 'CP8'] });
  });

  it('is the mean of the answered items of a dimension', () => {
    const { dimensions } = childScore({ ...best, CE1: 'sometimes', CE2: undefined });
    expect(dimensions.economic).toBeCloseTo((0.5 + 1 + 1 + 1) / 4);
  });

  it('has no composite when a dimension is answered for less than seven tenths', () => {
    const { dimensions, composite, band } = childScore({ ...best, CE1: undefined, CE2: undefined });
    expect([dimensions.economic, composite, band]).toEqual([null, null, null]);
    expect(childScore({ ...best, CE1: 'nonsense' }).composite).toBe(1);
  });

  it.each([
    [{ CP8: 'attempted' }, ['CP8']],
    [{ CP7: 'maybe' }, []],
    [{ CE3: 'daily', CP1: 'rarely' }, ['CE3', 'CP1']],
  ])('%j raises %j', (answers, flags) => expect(scoreRedFlags(answers)).toEqual(flags));

  it.each([[0.32, 'low'], [0.33, 'medium'], [0.65, 'medium'], [0.66, 'high'], [1, 'high']] as const)('%d is %s', (value, band) => expect(bandOf(value)).toBe(band));

  it('asks by age', () => expect([7, 8, 12, null].map(scoreRespondent)).toEqual(['carer_and_observation', 'child_with_pictures', 'child_alone', 'child_with_pictures']));
});
