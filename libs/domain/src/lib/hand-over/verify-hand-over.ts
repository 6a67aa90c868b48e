import type { HandOver, HandOverActor, HandOverResult } from './hand-over';
import { PROOF_KINDS, refuseHandOver } from './hand-over';
import { takeStep } from './hand-over-steps';

const DAY_MS = 86_400_000;

/** Proof that the duty bearer works for the child: what, and on which day. */
export interface Proof {
  readonly kind: string;
  /** Day, YYYY-MM-DD. */
  readonly on: string;
  readonly text: string;
}

/** Whole days since the duty bearer owns; null before. */
export function daysOwned(handOver: Pick<HandOver, 'acceptedAt'>, now: string): number | null {
  if (handOver.acceptedAt === null) return null;
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(handOver.acceptedAt)) / DAY_MS));
}

/** The instant from which it can be verified: `verifyDays` (setting `handOverVerifyDays`) after acceptance; null before. */
export function verifiableFrom(handOver: Pick<HandOver, 'acceptedAt'>, verifyDays: number): string | null {
  if (handOver.acceptedAt === null) return null;
  return new Date(Date.parse(handOver.acceptedAt) + verifyDays * DAY_MS).toISOString();
}

/** A visit or service of the duty bearer since it owns. Where it has no account, the sender's worker records what it was shown. */
export function recordProof(handOver: HandOver, actor: HandOverActor & Proof): HandOverResult {
  if (!PROOF_KINDS.some((kind) => kind === actor.kind)) return refuseHandOver('unknown_proof', { fields: ['kind'] });
  if (actor.text.trim() === '') return refuseHandOver('text_missing', { fields: ['text'] });
  if (actor.on > actor.at.slice(0, 10)) return refuseHandOver('date_in_future', { fields: ['on'] });
  if (handOver.acceptedAt !== null && actor.on < handOver.acceptedAt.slice(0, 10))
    return refuseHandOver('date_before_acceptance', { fields: ['on'] });
  return takeStep(handOver, 'prove', asReceiver(handOver, actor), { proofs: handOver.proofs + 1 });
}

/** Stage 4: the duty bearer has owned long enough, and a visit or service of it is proved. Ends what the sender still sees. */
export function verifyHandOver(handOver: HandOver, actor: HandOverActor, verifyDays: number): HandOverResult {
  const taken = takeStep(handOver, 'verify', actor, { stage: 4, verifiedAt: actor.at });
  if (!taken.ok) return taken;
  const from = verifiableFrom(handOver, verifyDays);
  if (from === null || Date.parse(actor.at) < Date.parse(from)) return refuseHandOver('too_early');
  return handOver.proofs > 0 ? taken : refuseHandOver('proof_missing');
}

/** The sender speaks for an organisation without an account, once it was delivered there. */
export function asReceiver<A extends HandOverActor>(handOver: HandOver, actor: A): A {
  const speaksForIt = handOver.deliveredAt !== null && actor.organisationId === handOver.fromOrganisationId;
  return speaksForIt ? { ...actor, organisationId: handOver.toOrganisationId } : actor;
}
