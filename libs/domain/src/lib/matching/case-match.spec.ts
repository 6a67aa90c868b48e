import { isLikelySameChild, isMatchShown, MATCH_STATES, matchActs, matchStep } from './case-match';

describe('a match of two cases', () => {
  it('opens when both supervisors agreed, the older case\'s first', () => {
    expect(matchStep('found', 'newer', 'agree')).toBeNull();
    expect(matchStep('found', 'older', 'agree')).toBe('asked');
    expect(matchStep('asked', 'older', 'agree')).toBeNull();
    expect(matchStep('asked', 'newer', 'agree')).toBe('agreed');
  });

  it('is linked and unlinked by either, after both agreed only', () => {
    for (const side of ['older', 'newer'] as const) {
      expect(MATCH_STATES.filter((state) => matchActs(state, side).includes('link'))).toEqual(['agreed']);
      expect(matchStep('linked', side, 'unlink')).toBe('agreed');
    }
  });

  it('is one supervisor\'s to decide who supervises both', () => {
    expect(matchActs('found', 'both')).toEqual(['differ', 'link']);
    expect(matchStep('found', 'both', 'agree')).toBeNull();
    expect(isMatchShown('found', 'both')).toBe(true);
  });

  it('is unknown to the newer side before it is asked, and to nobody open afterwards', () => {
    expect(isMatchShown('found', 'newer')).toBe(false);
    expect(isMatchShown('found', 'older')).toBe(true);
    expect(isMatchShown('different', 'older')).toBe(false);
    expect(matchActs('different', 'older')).toEqual([]);
  });

  it('is made of like names, and nothing that speaks against it', () => {
    const one = { sex: 'female', birthYear: 2011 };
    expect(isLikelySameChild(one, { nameScore: 0.9, sex: 'female', birthYear: 2012 })).toBe(true);
    expect(isLikelySameChild(one, { nameScore: 0.9, sex: null, birthYear: null })).toBe(true);
    expect(isLikelySameChild(one, { nameScore: 0.9, sex: 'male', birthYear: 2011 })).toBe(false);
    expect(isLikelySameChild(one, { nameScore: 0.9, sex: 'female', birthYear: 2013 })).toBe(false);
    expect(isLikelySameChild(one, { nameScore: 0.7, sex: 'female', birthYear: 2011 })).toBe(false);
  });
});
