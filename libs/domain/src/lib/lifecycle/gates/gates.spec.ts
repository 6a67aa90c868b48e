import { factsWith } from '../../testing/facts';
import type { CaseFacts } from '../case-facts';
import { approvedTo, closureCriteria, nothingPending } from './closure-gates';
import type { Gate } from './gate';
import { checkGate } from './gate';
import { handOverReturnedTo, safePlacement } from './hand-over-gates';
import { lowRiskTwice, mandatoryReport, newDanger, notVictim, protectionConcern, redFlag } from './protection-gates';
import { registered, riskScreened } from './registration-gates';
import { outsideResidence } from './return-gates';

const closure = { goalsMet: true, safeCare: true, childAgrees: true, servicesContinue: true, exception: null };

/** Gate, facts, and what is missing. */
const TABLE: readonly (readonly [Gate, Partial<CaseFacts>, readonly string[]])[] = [
  [registered, { registrationMissing: ['sex'] }, ['sex']],
  [registered, { registrationMissing: [] }, []],
  [riskScreened, { risk: 'low', screenings: [] }, ['risk_screening']],
  [riskScreened, { risk: 'none', screenings: ['none'] }, []],
  [protectionConcern, { risk: 'low' }, ['risk_or_victim_status']],
  [protectionConcern, { risk: null, victimStatus: 'not_victim' }, ['risk_or_victim_status']],
  [protectionConcern, { risk: 'medium' }, []],
  [protectionConcern, { risk: null, victimStatus: 'presumed_victim' }, []],
  [mandatoryReport, {}, ['mandatory_report']],
  [mandatoryReport, { mandatoryReport: 'reason_given' }, []],
  [lowRiskTwice, { risk: 'low', screenings: ['low'] }, ['two_low_reviews']],
  [lowRiskTwice, { risk: 'low', screenings: ['low', 'medium', 'low'] }, ['two_low_reviews']],
  [lowRiskTwice, { risk: 'high', screenings: ['low', 'low'] }, ['two_low_reviews']],
  [lowRiskTwice, { risk: 'none', screenings: ['high', 'low', 'none'] }, []],
  [notVictim, { victimStatus: 'identified_victim' }, ['victim_status']],
  [notVictim, { victimStatus: 'not_victim' }, []],
  [redFlag, { newIncident: true }, ['red_flag']],
  [newDanger, { risk: 'medium' }, ['red_flag_or_incident_or_high_risk']],
  [newDanger, { risk: 'high' }, []],
  [newDanger, { newIncident: true }, []],
  [outsideResidence, {}, ['presence_country', 'residence_country']],
  [outsideResidence, { presenceCountry: 'AL', residenceCountry: 'AL' }, ['outside_residence']],
  [outsideResidence, { presenceCountry: 'GR', residenceCountry: 'AL' }, []],
  [safePlacement, {}, ['safe_placement']],
  [
    handOverReturnedTo('protection'),
    { stageBefore: 'prevention', handOver: { leadStageThreeAccepted: true, returned: true } },
    ['stage_before'],
  ],
  [closureCriteria, { closure, screenings: ['low', 'low'] }, []],
  [
    closureCriteria,
    { closure: { ...closure, childAgrees: false }, screenings: ['low', 'high'] },
    ['two_low_reviews', 'child_agrees'],
  ],
  [closureCriteria, { closure: { ...closure, goalsMet: false, exception: 'transfer_accepted' } }, []],
  [nothingPending, { risk: 'high', pending: ['referral', 'return', 'referral'] }, ['high_risk', 'referral', 'return']],
  [nothingPending, { risk: 'low' }, []],
  [approvedTo('closed'), { approvedMoves: ['prevention'] }, ['approval']],
  [approvedTo('closed'), { approvedMoves: ['closed'] }, []],
];

describe('gates', () => {
  it.each(TABLE.map(([gate, facts, missing]) => [gate.key, gate, facts, missing] as const))(
    '%s (%#)',
    (_key, gate, facts, missing) => {
      expect(checkGate(gate, factsWith(facts))).toEqual({
        key: gate.key,
        kind: gate.kind,
        met: missing.length === 0,
        missing,
      });
    },
  );
});
