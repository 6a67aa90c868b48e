import type { HandOver, HandOverActor, HandOverRefusal, HandOverResult, HandOverStage, HandOverState } from './hand-over';
import { refuseHandOver } from './hand-over';

export type HandOverSide = 'sender' | 'receiver';

interface StepRule {
  readonly side: HandOverSide | 'both';
  readonly states: readonly HandOverState[];
  readonly stages: readonly HandOverStage[];
}

const BEFORE: readonly HandOverStage[] = [0, 1, 2];
const LIVE: readonly HandOverState[] = ['running', 'proposed', 'offered'];

/** Which side may take which step, and from where (DESIGN.md section 3, Hand-over to duty bearers). */
export const HAND_OVER_STEPS = {
  propose: { side: 'sender', states: ['running'], stages: [0, 2] },
  approve: { side: 'sender', states: ['proposed'], stages: BEFORE },
  sendBack: { side: 'sender', states: ['proposed'], stages: BEFORE },
  takeBack: { side: 'sender', states: ['proposed', 'offered'], stages: BEFORE },
  advance: { side: 'sender', states: ['running'], stages: [1, 2] },
  stop: { side: 'sender', states: LIVE, stages: BEFORE },
  talk: { side: 'sender', states: ['running', 'proposed'], stages: [2] },
  deliver: { side: 'sender', states: ['offered'], stages: [2] },
  ask: { side: 'both', states: LIVE, stages: [1, 2, 3] },
  answer: { side: 'both', states: LIVE, stages: [1, 2, 3] },
  acknowledge: { side: 'receiver', states: ['offered'], stages: [2] },
  decline: { side: 'receiver', states: ['offered'], stages: [2] },
  accept: { side: 'receiver', states: ['offered'], stages: [2] },
  giveBack: { side: 'receiver', states: ['running'], stages: [3] },
  prove: { side: 'receiver', states: ['running'], stages: [3] },
  verify: { side: 'sender', states: ['running'], stages: [3] },
} as const satisfies Record<string, StepRule>;
export type HandOverStep = keyof typeof HAND_OVER_STEPS;

/** Why that side may not take the step from where the path stands, or null. */
export function stepRefusal(
  handOver: Pick<HandOver, 'state' | 'stage'>,
  step: HandOverStep,
  side: HandOverSide,
): HandOverRefusal | null {
  const rule: StepRule = HAND_OVER_STEPS[step];
  if (rule.side !== 'both' && rule.side !== side)
    return { code: rule.side === 'sender' ? 'not_the_sender' : 'not_the_receiver' };
  if (!rule.states.includes(handOver.state)) return { code: 'wrong_state', state: handOver.state, stage: handOver.stage };
  if (!rule.stages.includes(handOver.stage)) return { code: 'wrong_stage', state: handOver.state, stage: handOver.stage };
  return null;
}

/** The steps a side may take now, for the screens. Who of that side may is the ability's matter. */
export function stepsOpen(handOver: Pick<HandOver, 'state' | 'stage'>, side: HandOverSide): HandOverStep[] {
  return (Object.keys(HAND_OVER_STEPS) as HandOverStep[]).filter((step) => stepRefusal(handOver, step, side) === null);
}

/** The side an actor stands on, or null: somebody of neither organisation. */
export function sideOf(
  handOver: Pick<HandOver, 'fromOrganisationId' | 'toOrganisationId'>,
  actor: Pick<HandOverActor, 'organisationId'>,
): HandOverSide | null {
  if (actor.organisationId === handOver.fromOrganisationId) return 'sender';
  return actor.organisationId === handOver.toOrganisationId ? 'receiver' : null;
}

/** One step of the table with what it changes, or its refusal. */
export function takeStep(
  handOver: HandOver,
  step: HandOverStep,
  actor: HandOverActor,
  change: Partial<HandOver>,
): HandOverResult {
  const side = sideOf(handOver, actor);
  const rule: StepRule = HAND_OVER_STEPS[step];
  if (!side) return refuseHandOver(rule.side === 'receiver' ? 'not_the_receiver' : 'not_the_sender');
  const refusal = stepRefusal(handOver, step, side);
  return refusal ? { ok: false, refusal } : { ok: true, handOver: { ...handOver, ...change } };
}
