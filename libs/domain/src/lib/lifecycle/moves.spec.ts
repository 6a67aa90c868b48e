import fc from 'fast-check';
import { codesOf } from '../codes/code-lists';
import type { RiskLevel, VictimStatus } from '../codes/code-lists';
import { BARE_FACTS, factsWith } from '../testing/facts';
import type { CaseFacts } from './case-facts';
import { MOVES } from './move-table';
import { availableMoves, decideMove, needsApproval } from './moves';
import type { Place } from './stages';
import { CASE_STATUSES, PLACES, STAGES, placeOf } from './stages';

/** For each move, the least that makes it. */
const ENOUGH: readonly (readonly [Place, Place, Partial<CaseFacts>])[] = [
  ['intake', 'prevention', { registrationMissing: [], risk: 'low', screenings: ['low'] }],
  ['intake', 'protection', { risk: 'medium', mandatoryReport: 'made' }],
  ['prevention', 'protection', { victimStatus: 'potential_victim', mandatoryReport: 'reason_given' }],
  ['protection', 'prevention', { risk: 'low', screenings: ['high', 'low', 'low'], approvedMoves: ['prevention'] }],
  [
    'protection',
    'assisted_return',
    {
      presenceCountry: 'GR',
      residenceCountry: 'AL',
      returnProcess: { ...BARE_FACTS.returnProcess, underConsideration: true, entryCleared: true },
    },
  ],
  [
    'assisted_return',
    'reintegration',
    { returnProcess: { ...BARE_FACTS.returnProcess, handOverSigned: true, arrivalCareGiven: true } },
  ],
  ['assisted_return', 'protection', { returnProcess: { ...BARE_FACTS.returnProcess, ended: true } }],
  ['protection', 'reintegration', { safePlacement: true, reintegrationPlanApproved: true }],
  ['reintegration', 'protection', { redFlag: true }],
  ['protection', 'referral', { handOver: { leadStageThreeAccepted: true, returned: false } }],
  ['referral', 'protection', { newIncident: true }],
  [
    'referral',
    'reintegration',
    { stageBefore: 'reintegration', handOver: { leadStageThreeAccepted: false, returned: true } },
  ],
  [
    'reintegration',
    'closed',
    {
      risk: 'low',
      screenings: ['low', 'none'],
      closure: { goalsMet: true, safeCare: true, childAgrees: true, servicesContinue: true, exception: null },
      approvedMoves: ['closed'],
    },
  ],
];
const at = (place: Place): Partial<CaseFacts> =>
  place === 'closed' ? { status: 'closed', stage: 'protection' } : { stage: place };

describe('decideMove', () => {
  it.each(ENOUGH)('%s to %s is made when its gates are met', (from, to, facts) => {
    const expected = to === 'closed' ? { stage: from, status: 'closed' } : { stage: to, status: 'open' };
    expect(decideMove(factsWith({ ...facts, ...at(from) }), to)).toMatchObject({ ok: true, ...expected });
  });

  it.each(ENOUGH)('%s to %s is refused with named gates when nothing is recorded', (from, to) => {
    const decision = decideMove(factsWith(at(from)), to);
    expect(decision).toMatchObject({ ok: false, code: 'gates_unmet' });
    if (!decision.ok) expect(decision.unmet.every((gate) => !gate.met && gate.missing.length > 0)).toBe(true);
  });

  it('reopens only with a reason', () => {
    const closed = factsWith(at('closed'));
    expect(decideMove(closed, 'protection')).toMatchObject({ ok: false, unmet: [{ key: 'reason' }] });
    expect(decideMove(closed, 'protection', { reason: '  ' })).toMatchObject({ ok: false });
    expect(decideMove(closed, 'protection', { reason: 'Seen begging again' })).toMatchObject({
      ok: true,
      stage: 'protection',
      status: 'open',
    });
  });

  it('says when only the approval is missing', () => {
    const ready = factsWith({ stage: 'protection', risk: 'low', screenings: ['low', 'low'] });
    expect(decideMove(ready, 'prevention')).toMatchObject({ ok: false, onlyApprovalMissing: true });
    expect(decideMove(factsWith({ stage: 'protection' }), 'prevention')).toMatchObject({
      ok: false,
      onlyApprovalMissing: false,
    });
    expect(needsApproval('protection', 'prevention')).toBe(true);
    expect(needsApproval('intake', 'protection')).toBe(false);
  });

  it('brings a handed-over case back to where it was and nowhere else', () => {
    const returned = factsWith({
      stage: 'referral',
      stageBefore: 'prevention',
      handOver: { leadStageThreeAccepted: false, returned: true },
    });
    expect(
      availableMoves(returned)
        .filter((option) => option.allowed)
        .map((option) => option.to),
    ).toEqual(['prevention']);
  });

  it.each(PLACES)('from %s refuses every target that the table does not have', (from) => {
    for (const to of PLACES.filter((place) => !MOVES.some((move) => move.from === from && move.to === place))) {
      expect(decideMove(factsWith(at(from)), to)).toEqual({ ok: false, code: 'no_such_move', unmet: [] });
    }
  });
});

const anyFacts: fc.Arbitrary<CaseFacts> = fc.record({
  stage: fc.constantFrom(...STAGES),
  status: fc.constantFrom(...CASE_STATUSES),
  stageBefore: fc.constantFrom(null, ...STAGES),
  risk: fc.constantFrom(null, ...(codesOf('risk_level') as RiskLevel[])),
  victimStatus: fc.constantFrom(...(codesOf('person_status') as VictimStatus[])),
  registrationMissing: fc.subarray(['name', 'sex', 'birth', 'area']),
  screenings: fc.array(fc.constantFrom(...(codesOf('risk_level') as RiskLevel[])), { maxLength: 4 }),
  mandatoryReport: fc.constantFrom('made', 'reason_given', 'none'),
  presenceCountry: fc.constantFrom(null, 'AL', 'GR'),
  residenceCountry: fc.constantFrom(null, 'AL', 'GR'),
  safePlacement: fc.boolean(),
  reintegrationPlanApproved: fc.boolean(),
  redFlag: fc.boolean(),
  newIncident: fc.boolean(),
  returnProcess: fc.record({
    underConsideration: fc.boolean(),
    entryCleared: fc.boolean(),
    handOverSigned: fc.boolean(),
    arrivalCareGiven: fc.boolean(),
    ended: fc.boolean(),
  }),
  handOver: fc.record({ leadStageThreeAccepted: fc.boolean(), returned: fc.boolean() }),
  closure: fc.record({
    goalsMet: fc.boolean(),
    safeCare: fc.boolean(),
    childAgrees: fc.boolean(),
    servicesContinue: fc.boolean(),
    exception: fc.constantFrom(null, 'death'),
  }),
  pending: fc.subarray(['referral', 'transfer', 'return'] as const),
  approvedMoves: fc.subarray([...PLACES]),
});

describe('for any facts', () => {
  it('a move is made exactly when it is offered as allowed, and only along the table', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...PLACES), (facts, to) => {
        const option = availableMoves(facts).find((one) => one.to === to);
        expect(decideMove(facts, to).ok).toBe(option?.allowed ?? false);
        if (option) expect(MOVES.some((move) => move.from === placeOf(facts) && move.to === to)).toBe(true);
      }),
    );
  });

  it('a case with high risk or something pending never closes, whatever the exception and the approval', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decideMove(facts, 'closed');
        if (decision.ok) expect([facts.risk === 'high', facts.pending]).toEqual([false, []]);
      }),
    );
  });

  it('danger after a hand-over always brings the case back, without approval', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const handed: CaseFacts = { ...facts, stage: 'referral', status: 'open', risk: 'high', approvedMoves: [] };
        expect(decideMove(handed, 'protection')).toMatchObject({ ok: true });
      }),
    );
  });
});
