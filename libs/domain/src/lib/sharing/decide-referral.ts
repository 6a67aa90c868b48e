import { hasText } from '../names/clean-name';
import type { Referral, ReferralActor, ReferralResult } from './referral';
import { isPastExpiry, refuse } from './referral';
import { MARKABLE_FIELDS } from './propose-referral';
import { step } from './referral-step';

/** A supervisor approves: not the proposer, and of the sender's organisation. The state is `approved`, not yet sent. */
export function approveReferral(referral: Referral, actor: ReferralActor): ReferralResult {
  if (actor.by === referral.proposedBy) return refuse('own_proposal');
  return step(referral, 'approve', actor, 'sender', { decidedBy: actor.by, decidedAt: actor.at });
}

/** Sends an approved referral. `firstFeedbackDue` starts at acceptance, `respondBy` is set here when it is missing. */
export function sendReferral(
  referral: Referral,
  actor: ReferralActor & { readonly respondBy?: string },
): ReferralResult {
  return step(referral, 'send', actor, 'sender', {
    sentAt: actor.at,
    respondBy: referral.respondBy ?? actor.respondBy ?? null,
  });
}

/** Approval sends at once: both states are passed, in one command. */
export function approveAndSend(
  referral: Referral,
  actor: ReferralActor & { readonly respondBy?: string },
): ReferralResult {
  const approved = approveReferral(referral, actor);
  if (!approved.ok) return approved;
  const sent = sendReferral(approved.referral, actor);
  return sent.ok ? { ...sent, states: [...approved.states, ...sent.states] } : sent;
}

/** A supervisor returns it with marked fields (at least one) and a comment. The proposer cannot return it either. */
export function returnReferral(
  referral: Referral,
  actor: ReferralActor & { readonly fields: readonly string[]; readonly comment: string },
): ReferralResult {
  if (actor.by === referral.proposedBy) return refuse('own_proposal');
  if (!hasText(actor.comment)) return refuse('comment_missing', { fields: ['comment'] });
  if (actor.fields.length === 0) return refuse('fields_missing', { fields: ['fields'] });
  const unknown = actor.fields.filter((field) => !(MARKABLE_FIELDS as readonly string[]).includes(field));
  if (unknown.length > 0) return refuse('unknown_field', { fields: unknown });
  return step(referral, 'return', actor, 'sender', {
    decidedBy: actor.by,
    decidedAt: actor.at,
    returnedFields: [...new Set(actor.fields)],
  });
}

/** The sender takes it back, from any live state; access ends at that moment. */
export function revokeReferral(referral: Referral, actor: ReferralActor): ReferralResult {
  return step(referral, 'revoke', actor, 'sender', { endedAt: actor.at });
}

/** The clock ends it, from any live state, once `expiresAt` has come. */
export function expireReferral(referral: Referral, at: string): ReferralResult {
  if (!isPastExpiry(referral, at)) return refuse('not_expired');
  const clock: ReferralActor = { by: 'system', organisationId: referral.fromOrganisationId, at };
  return step(referral, 'expire', clock, 'sender', { endedAt: at });
}
