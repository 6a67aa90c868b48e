import type { Place } from '../stages';
import type { Gate } from './gate';
import { unless } from './gate';
import { isLowTwice } from './protection-gates';

/** All criteria, or one of the exceptions (domain case_steps.json closure_criteria; IA Guidelines 2014 step 6). */
export const closureCriteria: Gate = {
  key: 'closure_criteria',
  kind: 'computed',
  missing: (facts) =>
    facts.closure.exception !== null
      ? []
      : [
          ...unless(facts.closure.goalsMet, 'goals_met'),
          ...unless(isLowTwice(facts), 'two_low_reviews'),
          ...unless(facts.closure.safeCare, 'safe_care'),
          ...unless(facts.closure.childAgrees, 'child_agrees'),
          ...unless(facts.closure.servicesContinue, 'services_continue'),
          ...unless((facts.closure.unfounded ?? null) === null, 'exception_unfounded'),
        ],
};

/** No high risk and nothing that waits for a decision; no exception lifts this. */
export const nothingPending: Gate = {
  key: 'nothing_pending',
  kind: 'computed',
  missing: (facts) => [...unless(facts.risk !== 'high', 'high_risk'), ...new Set(facts.pending)],
};

/** A supervisor other than the proposer approved this move for the file as it is. */
export function approvedTo(place: Place): Gate {
  return {
    key: 'approval',
    kind: 'computed',
    missing: (facts) => unless(facts.approvedMoves.includes(place), 'approval'),
  };
}

export const reasonGiven: Gate = {
  key: 'reason',
  kind: 'computed',
  missing: (_facts, request) => unless((request.reason ?? '').trim() !== '', 'reason'),
};
