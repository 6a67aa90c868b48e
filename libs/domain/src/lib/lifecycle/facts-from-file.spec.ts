import type { CaseForFacts, RecordForFacts } from './facts-from-file';
import { caseFacts } from './facts-from-file';

const theCase: CaseForFacts = {
  stage: 'protection',
  status: 'open',
  stageSince: '2026-10-01T00:00:00Z',
  risk: 'medium',
  victimStatus: 'at_risk',
  sex: 'female',
  birthYear: 2014,
  areaId: 'area',
  presenceCountry: 'AL',
  residenceCountry: 'AL',
};
const record = (kind: string, fields: Record<string, unknown>, createdAt = '2026-11-01T00:00:00Z'): RecordForFacts => ({
  kind,
  fields,
  createdAt,
});
const factsOf = (...records: RecordForFacts[]) => caseFacts({ case: theCase, records });

describe('caseFacts', () => {
  it('gives the risk screenings in the order they were written', () => {
    const facts = factsOf(
      record('risk_screening', { level: 'low' }, '2026-11-03T00:00:00Z'),
      record('risk_screening', { level: 'high' }, '2026-11-02T00:00:00Z'),
    );
    expect(facts.screenings).toEqual(['high', 'low']);
  });

  it.each([
    [{}, ['name']],
    [{ firstName: ' ' }, ['name']],
    [{ aliases: ['Beni'] }, []],
    [{ lastName: 'H' }, []],
  ])('registration with %j misses %j', (identity, missing) => {
    expect(factsOf(record('identity', identity)).registrationMissing).toEqual(missing);
  });

  it('takes a birth date recorded as unknown, and no sex that nobody asked for', () => {
    const unasked = { ...theCase, birthYear: null, sex: 'not_asked', areaId: null };
    const identity = record('identity', { firstName: 'A', birthPrecision: 'unknown' });
    expect(caseFacts({ case: unasked, records: [identity] }).registrationMissing).toEqual(['sex', 'area']);
  });

  it('knows a report, a reason, or neither', () => {
    expect(factsOf().mandatoryReport).toBe('none');
    expect(factsOf(record('mandatory_report', { made: false })).mandatoryReport).toBe('none');
    expect(factsOf(record('mandatory_report', { made: false, whyNot: 'Already reported' })).mandatoryReport).toBe(
      'reason_given',
    );
    expect(factsOf(record('mandatory_report', { made: true })).mandatoryReport).toBe('made');
  });

  it('counts only incidents since the case came to its stage', () => {
    const old = record('incident', { type: 'violence', redFlag: true }, '2026-09-01T00:00:00Z');
    expect(factsOf(old)).toMatchObject({ newIncident: false, redFlag: false });
    expect(factsOf(old, record('incident', { type: 'retrafficking' }))).toMatchObject({
      newIncident: true,
      redFlag: true,
    });
  });

  it('takes the present placement, and never calls the exploiter safe', () => {
    const former = record('placement', { arrangement: 'kinship_care', safe: true, until: '2026-10-30' });
    expect(factsOf(former).safePlacement).toBe(false);
    expect(factsOf(former, record('placement', { arrangement: 'foster_care', safe: true })).safePlacement).toBe(true);
    expect(factsOf(record('placement', { arrangement: 'with_exploiter', safe: true })).safePlacement).toBe(false);
  });

  it('needs a named duty bearer for services that continue', () => {
    const review = { goalsMet: true, safeCare: true, childAgrees: true, servicesContinue: true };
    expect(factsOf(record('closure_review', review)).closure.servicesContinue).toBe(false);
    expect(factsOf(record('closure_review', { ...review, dutyBearer: 'Municipality' })).closure.servicesContinue).toBe(
      true,
    );
  });
});
