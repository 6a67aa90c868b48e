import { acceptOffer, declineOffer } from './answer-hand-over';
import type { HandOver, HandOverActor, HandOverResult } from './hand-over';
import { DELIVERY_METHODS, refuseHandOver } from './hand-over';
import { takeStep } from './hand-over-steps';
import { asReceiver } from './verify-hand-over';

/** How a printed sheet reached an organisation without an account. */
export interface Delivery {
  readonly method: string;
  /** Who took it. */
  readonly person: string;
  /** Day, YYYY-MM-DD. */
  readonly on: string;
  /** What proves it: a receipt, a stamp, a register number. */
  readonly evidence: string;
}

/** What that organisation answered, as the sender's worker was told. */
export interface OutsideAnswer {
  readonly accepted: boolean;
  readonly person: string;
  readonly on: string;
  readonly evidence: string;
  readonly reason?: string | null;
  readonly note?: string | null;
}

/** An offer is delivered outside Tact, where nobody of the organisation has an account. A transfer needs people who own the file. */
export function deliverOutside(
  handOver: HandOver,
  actor: HandOverActor & Delivery & { readonly hasAccount: boolean },
): HandOverResult {
  if (actor.hasAccount) return refuseHandOver('has_account');
  if (handOver.isLead) return refuseHandOver('lead_needs_account');
  if (!DELIVERY_METHODS.some((method) => method === actor.method))
    return refuseHandOver('unknown_method', { fields: ['method'] });
  return outsideRefusal(actor) ?? takeStep(handOver, 'deliver', actor, { deliveredAt: actor.at });
}

/** The worker records what an organisation without an account answered; it counts as its acceptance or refusal, marked so. */
export function recordOutsideAnswer(handOver: HandOver, actor: HandOverActor & OutsideAnswer): HandOverResult {
  if (handOver.deliveredAt === null) return refuseHandOver('not_delivered');
  const refusal = outsideRefusal(actor);
  if (refusal) return refusal;
  const receiver = asReceiver(handOver, actor);
  if (!actor.accepted) return declineOffer(handOver, { ...receiver, reason: actor.reason ?? '', note: actor.note ?? null });
  const read = { ...handOver, acknowledgedSections: handOver.sections };
  return acceptOffer(read, { ...receiver, signedName: actor.person });
}

function outsideRefusal({ person, on, evidence, at }: Pick<Delivery, 'person' | 'on' | 'evidence'> & HandOverActor): HandOverResult | null {
  if (person.trim() === '') return refuseHandOver('person_missing', { fields: ['person'] });
  if (evidence.trim() === '') return refuseHandOver('evidence_missing', { fields: ['evidence'] });
  return on > at.slice(0, 10) ? refuseHandOver('date_in_future', { fields: ['on'] }) : null;
}
