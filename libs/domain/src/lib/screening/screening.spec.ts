import fc from 'fast-check';
import { codesOf } from '../codes/code-lists';
import { isDimensionPositive, screenIndicators } from './ilo';
import { CHILD_LABOUR_INDICATORS } from './ilo-indicators';
import { compareRisk, riskRefusal, suggestedRisk } from './risk';

const answers = { individual: [], household: [], community: [] };

describe('suggestedRisk', () => {
  it.each([
    [answers, 'none'],
    [{ ...answers, individual: ['unknown'], household: ['not_asked'] }, 'none'],
    [{ ...answers, community: ['discrimination'] }, 'low'],
    [{ ...answers, individual: ['no_id'], household: ['extreme_poverty'], community: ['discrimination'] }, 'medium'],
    [{ ...answers, household: ['extreme_poverty', 'single_parent', 'large_household'] }, 'low'],
    [{ ...answers, individual: ['street_situation'] }, 'medium'],
    [{ ...answers, danger: ['no_carer'] }, 'high'],
  ])('%j is %s', (given, level) => {
    expect(suggestedRisk(given)).toBe(level);
  });

  it('never falls when one more sign is ticked', () => {
    const ticks = (list: string) => fc.subarray([...codesOf(list)]);
    const any = fc.record({
      individual: ticks('vulnerability_individual'),
      household: ticks('vulnerability_household'),
      community: ticks('vulnerability_community'),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...codesOf('vulnerability_individual')), (given, more) => {
        const after = suggestedRisk({ ...given, individual: [...new Set([...given.individual, more])] });
        expect(compareRisk(after, suggestedRisk(given))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('riskRefusal', () => {
  it.each([
    ['high', 'low', null, '', null],
    ['low', 'low', 'high', '', 'reason_missing'],
    ['low', 'medium', null, '', 'reason_missing'],
    ['low', 'medium', 'high', 'Moved to the grandmother', null],
  ] as const)('%s with %s suggested and %s before', (chosen, suggested, present, reason, refusal) => {
    expect(riskRefusal(chosen, { suggested, present, reason })).toBe(refusal);
  });
});

describe('the ILO rule', () => {
  it.each([
    [2, 0, 0, true],
    [1, 1, 0, true],
    [1, 0, 1, true],
    [1, 0, 0, false],
    [0, 3, 0, true],
    [0, 2, 1, true],
    [0, 2, 0, false],
    [0, 1, 2, false],
  ])('%i strong, %i medium, %i weak: %s', (strong, medium, weak, positive) => {
    expect(isDimensionPositive(strong, medium, weak)).toBe(positive);
  });

  it('has the 65 indicators of the child labour list', () => {
    const codes = CHILD_LABOUR_INDICATORS.flatMap(({ indicators }) => Object.keys(indicators));
    expect(codes).toEqual([...codesOf('ilo_indicator')]);
    expect(codes).toHaveLength(65);
  });

  const act = { acts: ['harbouring'], purposes: [], indicators: ['EX01', 'EX02'] };

  it.each([
    ['a child, act and exploitation', { ...act, age: 12 }, 'presumed_victim'],
    ['age unknown', { ...act, age: null }, 'presumed_victim'],
    ['an adult without means', { ...act, age: 30 }, 'potential_victim'],
    [
      'an adult with means',
      { ...act, age: 30, indicators: [...act.indicators, 'CD01', 'CD02', 'DR01', 'DR02'] },
      'presumed_victim',
    ],
    ['one sign of exploitation', { ...act, age: 12, indicators: ['EX02'] }, 'potential_victim'],
    ['no act', { ...act, age: 12, acts: [] }, 'not_indicated'],
    ['means alone', { ...act, age: 12, indicators: ['CR01', 'CR02'] }, 'not_indicated'],
    [
      'sexual exploitation, any purpose',
      { acts: ['receipt'], purposes: ['other_sexual_exploitation'], indicators: [], age: 15, sexual: true },
      'presumed_victim',
    ],
    [
      'codes nobody knows',
      { acts: ['flying'], purposes: ['fun'], indicators: ['EX99', 'toString'], age: 12 },
      'not_indicated',
    ],
  ] as const)('%s: %s', (_name, given, result) => {
    expect(screenIndicators(given).result).toBe(result);
  });
});
