import { hasText } from '../names/clean-name';
import { codesOf } from '../codes/code-lists';
import type { DeclineReason } from '../codes/code-lists';
import type { Referral, ReferralActor, ReferralResult } from './referral';
import { refuse } from './referral';
import { step } from './referral-step';

/** The receiver has seen the request. */
export function acknowledgeReferral(referral: Referral, actor: ReferralActor): ReferralResult {
  return step(referral, 'acknowledge', actor, 'receiver', { acknowledgedAt: actor.at });
}

/**
 * The receiver accepts: from now on it sees the scoped sections. Accepting a referral nobody acknowledged
 * acknowledges it too. `firstFeedbackDue` comes from the clocks.
 */
export function acceptReferral(
  referral: Referral,
  actor: ReferralActor & { readonly firstFeedbackDue?: string },
): ReferralResult {
  return acknowledgedFirst(referral, actor, (seen) =>
    step(seen, 'accept', actor, 'receiver', { answeredAt: actor.at, firstFeedbackDue: actor.firstFeedbackDue ?? null }),
  );
}

/** The receiver declines with a coded reason; `other` needs words. It never sees more than the header. */
export function declineReferral(
  referral: Referral,
  actor: ReferralActor & { readonly reason: string; readonly note?: string | null },
): ReferralResult {
  if (!codesOf('decline_reason').includes(actor.reason)) return refuse('unknown_reason', { fields: ['reason'] });
  if (actor.reason === 'other' && !hasText(actor.note ?? '')) return refuse('text_missing', { fields: ['note'] });
  return acknowledgedFirst(referral, actor, (seen) =>
    step(seen, 'decline', actor, 'receiver', {
      answeredAt: actor.at,
      endedAt: actor.at,
      declineReason: actor.reason as DeclineReason,
    }),
  );
}

/** The receiver has begun the service. */
export function startService(referral: Referral, actor: ReferralActor): ReferralResult {
  return step(referral, 'start', actor, 'receiver');
}

/** The receiver ends its work with an outcome in words; its access ends. A service never marked as begun is passed through. */
export function completeReferral(
  referral: Referral,
  actor: ReferralActor & { readonly outcome: string },
): ReferralResult {
  if (!hasText(actor.outcome)) return refuse('outcome_missing', { fields: ['outcome'] });
  const done = step(referral, 'complete', actor, 'receiver', { endedAt: actor.at });
  return done.ok && referral.state === 'accepted' ? { ...done, states: ['in_service', ...done.states] } : done;
}

function acknowledgedFirst(
  referral: Referral,
  actor: ReferralActor,
  next: (seen: Referral) => ReferralResult,
): ReferralResult {
  if (referral.state !== 'sent') return next(referral);
  const seen = acknowledgeReferral(referral, actor);
  if (!seen.ok) return seen;
  const result = next(seen.referral);
  return result.ok ? { ...result, states: [...seen.states, ...result.states] } : result;
}
