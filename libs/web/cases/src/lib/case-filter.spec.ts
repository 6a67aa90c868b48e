import { partOf, toFilter } from './case-filter';

describe('the filter of the caseload', () => {
  it('shows open cases unless told otherwise', () => {
    expect(toFilter({})).toEqual({ status: 'open' });
    expect(toFilter({ status: 'all', risk: 'high', owner: 'me' })).toEqual({ risk: 'high', owner: 'me' });
  });

  it('shows every status of an import', () => {
    expect(toFilter({ imported: 'run' })).toEqual({ imported: 'run' });
    expect(partOf({ imported: 'run' }, 'status')).toBe('all');
  });

  it('leaves out words of a hand-typed address that it does not know', () => {
    expect(toFilter({ stage: 'nowhere', risk: 'high"', owner: 'x' })).toEqual({ status: 'open' });
  });
});
