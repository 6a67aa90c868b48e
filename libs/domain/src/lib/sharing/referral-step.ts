import type { Referral, ReferralActor, ReferralResult } from './referral';
import { isPastExpiry, refuse } from './referral';
import type { ReferralCommand } from './referral-states';
import { nextReferralState } from './referral-states';

export type Side = 'sender' | 'receiver';

/** What can still be done to a referral whose end has come. */
const ENDS: readonly ReferralCommand[] = ['revoke', 'expire'];

/** Why this actor may not do something as that side, or null. */
export function sideRefusal(referral: Referral, actor: ReferralActor, side: Side): ReferralResult | null {
  const expected = side === 'sender' ? referral.fromOrganisationId : referral.toOrganisationId;
  if (actor.organisationId === expected) return null;
  return refuse(side === 'sender' ? 'not_the_sender' : 'not_the_receiver');
}

/**
 * One transition of the table with what it changes. Refused when the state does not allow it, the actor is of the
 * wrong side, or the referral's end has come.
 */
export function step(
  referral: Referral,
  command: ReferralCommand,
  actor: ReferralActor,
  side: Side,
  change: Partial<Referral> = {},
): ReferralResult {
  const wrongSide = sideRefusal(referral, actor, side);
  if (wrongSide) return wrongSide;
  const state = nextReferralState(referral.state, command);
  if (!state) return refuse('wrong_state', { state: referral.state });
  if (!ENDS.includes(command) && isPastExpiry(referral, actor.at)) return refuse('expired');
  return { ok: true, referral: { ...referral, ...change, state }, states: [state] };
}
