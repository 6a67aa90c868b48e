import type { DeclineReason } from '../codes/code-lists';
import { codesOf } from '../codes/code-lists';
import { isSection } from '../case/sections';
import type { HandOver, HandOverActor, HandOverResult } from './hand-over';
import { refuseHandOver } from './hand-over';
import { takeStep } from './hand-over-steps';

/** What the duty bearer signs with: its typed name, and for a lead path who of its own takes the file. */
export interface Signature {
  readonly signedName: string;
  readonly caseworkerId?: string | null;
  readonly supervisorId?: string | null;
}

export interface CodedReason {
  readonly reason: string;
  readonly note?: string | null;
}

/** Whether a typed name is the signer's own, whatever its capitals and spaces. */
export function isOwnName(typed: string, displayName: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(typed) !== '' && plain(typed) === plain(displayName);
}

/** The duty bearer has read one section of what is offered; a second time changes nothing. */
export function acknowledgeOffer(
  handOver: HandOver,
  actor: HandOverActor & { readonly section: string },
): HandOverResult {
  const { section } = actor;
  if (!isSection(section) || !handOver.sections.includes(section))
    return refuseHandOver('section_not_shared', { fields: ['section'] });
  const seen = handOver.acknowledgedSections;
  return takeStep(handOver, 'acknowledge', actor, {
    acknowledgedSections: seen.includes(section) ? seen : [...seen, section],
  });
}

/** The duty bearer does not take it on, with a coded reason; the path goes on at stage 2 and the sender stays responsible. */
export function declineOffer(handOver: HandOver, actor: HandOverActor & CodedReason): HandOverResult {
  return (
    reasonRefusal(actor) ??
    takeStep(handOver, 'decline', actor, { state: 'running', wanted: null, acknowledgedSections: [], reason: actor.reason as DeclineReason })
  );
}

/**
 * The duty bearer takes responsibility: every section acknowledged, no question of its own open, signed; for a lead path with
 * a caseworker and a supervisor of its own, two people.
 */
export function acceptOffer(handOver: HandOver, actor: HandOverActor & Signature): HandOverResult {
  const taken = takeStep(handOver, 'accept', actor, {
    state: 'running',
    stage: 3,
    wanted: null,
    acceptedBy: actor.by,
    acceptedAt: actor.at,
    reason: null,
    proofs: 0,
  });
  return taken.ok ? (acceptRefusal(handOver, actor) ?? taken) : taken;
}

/** The duty bearer gives the hand-over back after it owned; a lead file returns to who had it before. */
export function giveBackHandOver(handOver: HandOver, actor: HandOverActor & CodedReason): HandOverResult {
  return (
    reasonRefusal(actor) ??
    takeStep(handOver, 'giveBack', actor, {
      state: 'ended',
      outcome: 'returned',
      endedAt: actor.at,
      reason: actor.reason as DeclineReason,
    })
  );
}

/** Consent it rested on was withdrawn: ends at once, from either side. A verified lead path is the duty bearer's own file. */
export function endWithoutConsent(handOver: HandOver, at: string): HandOverResult {
  if (handOver.state === 'ended' || (handOver.isLead && handOver.stage === 4))
    return refuseHandOver('wrong_state', { state: handOver.state, stage: handOver.stage });
  return {
    ok: true,
    handOver: { ...handOver, state: 'ended', outcome: 'consent_withdrawn', endedAt: at, wanted: null },
  };
}

function acceptRefusal(handOver: HandOver, actor: HandOverActor & Signature): HandOverResult | null {
  const unread = handOver.sections.filter((section) => !handOver.acknowledgedSections.includes(section));
  if (unread.length > 0) return refuseHandOver('sections_unread', { fields: unread });
  const isOpen = handOver.questions.some((one) => !one.answered && one.askedBy === handOver.toOrganisationId);
  if (isOpen) return refuseHandOver('open_questions');
  if (actor.signedName.trim() === '') return refuseHandOver('signature_missing', { fields: ['signedName'] });
  return handOver.isLead ? newOwnersRefusal(actor) : null;
}

function newOwnersRefusal({ caseworkerId, supervisorId }: Signature): HandOverResult | null {
  if (!caseworkerId) return refuseHandOver('worker_missing', { fields: ['caseworkerId'] });
  if (!supervisorId) return refuseHandOver('supervisor_missing', { fields: ['supervisorId'] });
  return caseworkerId === supervisorId ? refuseHandOver('same_person', { fields: ['supervisorId'] }) : null;
}

/** A reason of the list `decline_reason`; `other` is said in words. */
function reasonRefusal({ reason, note }: CodedReason): HandOverResult | null {
  if (!codesOf('decline_reason').includes(reason)) return refuseHandOver('unknown_reason', { fields: ['reason'] });
  const isWordless = reason === 'other' && (note ?? '').trim() === '';
  return isWordless ? refuseHandOver('text_missing', { fields: ['note'] }) : null;
}
