import type { Stage } from '../stages';
import type { Gate } from './gate';
import { unless } from './gate';

/** A duty bearer's lead hand-over stage 3 is accepted: ownership has moved (DESIGN.md section 3). */
export const leadAccepted: Gate = {
  key: 'lead_accepted',
  kind: 'computed',
  missing: (facts) => unless(facts.handOver.leadStageThreeAccepted, 'hand_over_stage_3'),
};

/** The duty bearer gave the hand-over back, and the case was in this stage before it. */
export function handOverReturnedTo(stage: Stage): Gate {
  return {
    key: 'hand_over_returned',
    kind: 'computed',
    missing: (facts) => [
      ...unless(facts.handOver.returned, 'hand_over_returned'),
      ...unless(facts.stageBefore === stage, 'stage_before'),
    ],
  };
}

export const safePlacement: Gate = {
  key: 'safe_placement',
  kind: 'computed',
  missing: (facts) => unless(facts.safePlacement, 'safe_placement'),
};

export const reintegrationPlan: Gate = {
  key: 'reintegration_plan',
  kind: 'computed',
  missing: (facts) => unless(facts.reintegrationPlanApproved, 'reintegration_plan_approved'),
};
