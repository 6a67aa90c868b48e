import type { CaseFacts } from '../lifecycle/case-facts';

/** Facts of a new case where nothing is recorded, for specs. */
export const BARE_FACTS: CaseFacts = {
  stage: 'intake',
  status: 'open',
  stageBefore: null,
  risk: null,
  victimStatus: 'at_risk',
  registrationMissing: ['name', 'sex', 'birth', 'area'],
  screenings: [],
  mandatoryReport: 'none',
  presenceCountry: null,
  residenceCountry: null,
  safePlacement: false,
  reintegrationPlanApproved: false,
  redFlag: false,
  newIncident: false,
  returnProcess: {
    underConsideration: false,
    entryCleared: false,
    handOverSigned: false,
    arrivalCareGiven: false,
    ended: false,
  },
  handOver: { leadStageThreeAccepted: false, returned: false },
  closure: { goalsMet: false, safeCare: false, childAgrees: false, servicesContinue: false, exception: null },
  pending: [],
  approvedMoves: [],
};

/** Facts with some of them set, for specs. */
export function factsWith(some: Partial<CaseFacts>): CaseFacts {
  return { ...BARE_FACTS, ...some };
}
