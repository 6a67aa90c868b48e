import { hasText } from '../names/clean-name';
import { isSection } from '../case/sections';
import type { TextFinding } from './names-in-text';
import type { Referral, ReferralActor, ReferralResult } from './referral';
import { isPastExpiry, refuse } from './referral';
import { isWithReceiver } from './referral-states';
import { sideRefusal } from './referral-step';
import type { Side } from './referral-step';

/** The receiver writes what it did for the child; only once it accepted. */
export function giveFeedback(referral: Referral, actor: ReferralActor & { readonly text: string }): ReferralResult {
  if (!hasText(actor.text)) return refuse('text_missing', { fields: ['text'] });
  return whileWorking(referral, actor) ?? changed(referral, { lastFeedbackAt: actor.at });
}

/** The receiver has read one shared section; a second time changes nothing. */
export function acknowledgeSection(
  referral: Referral,
  actor: ReferralActor & { readonly section: string },
): ReferralResult {
  const { section } = actor;
  if (!isSection(section) || !referral.sections.includes(section))
    return refuse('section_not_shared', { fields: ['section'] });
  const seen = referral.acknowledgedSections;
  return (
    whileWorking(referral, actor) ??
    changed(referral, { acknowledgedSections: seen.includes(section) ? seen : [...seen, section] })
  );
}

/** Either side asks while the referral is with the receiver. Before acceptance the sender's question may name nobody. */
export function askQuestion(
  referral: Referral,
  actor: ReferralActor & { readonly id: string; readonly text: string; readonly findings?: readonly TextFinding[] },
): ReferralResult {
  if (!hasText(actor.text)) return refuse('text_missing', { fields: ['text'] });
  const question = { id: actor.id, askedBy: actor.organisationId, answered: false };
  return (
    whileWithReceiver(referral, actor) ??
    namingRefusal(referral, actor) ??
    changed(referral, { questions: [...referral.questions, question] })
  );
}

/**
 * The other side answers. Before acceptance the sender's answer may name nobody: pass what `namesInText` found.
 */
export function answerQuestion(
  referral: Referral,
  actor: ReferralActor & {
    readonly questionId: string;
    readonly text: string;
    readonly findings?: readonly TextFinding[];
  },
): ReferralResult {
  if (!hasText(actor.text)) return refuse('text_missing', { fields: ['text'] });
  const question = referral.questions.find(({ id }) => id === actor.questionId);
  const refusal = whileWithReceiver(referral, actor);
  if (refusal) return refusal;
  if (!question) return refuse('unknown_question', { fields: ['questionId'] });
  if (question.askedBy === actor.organisationId) return refuse('own_question');
  const naming = namingRefusal(referral, actor);
  if (naming) return naming;
  const questions = referral.questions.map((one) => (one.id === question.id ? { ...one, answered: true } : one));
  return changed(referral, { questions });
}

/** What the sender writes before acceptance is read by somebody who may not know who the child is. */
function namingRefusal(
  referral: Referral,
  actor: ReferralActor & { readonly findings?: readonly TextFinding[] },
): ReferralResult | null {
  const isBefore = referral.state === 'sent' || referral.state === 'acknowledged';
  const isSender = actor.organisationId === referral.fromOrganisationId;
  const names = (actor.findings ?? []).some((finding) => finding.certain);
  return isBefore && isSender && names ? refuse('names_in_text', { fields: ['text'] }) : null;
}

function whileWorking(referral: Referral, actor: ReferralActor): ReferralResult | null {
  const working = referral.state === 'accepted' || referral.state === 'in_service';
  return sideRefusal(referral, actor, 'receiver') ?? liveRefusal(referral, actor, working);
}

function whileWithReceiver(referral: Referral, actor: ReferralActor): ReferralResult | null {
  const side: Side = actor.organisationId === referral.fromOrganisationId ? 'sender' : 'receiver';
  return sideRefusal(referral, actor, side) ?? liveRefusal(referral, actor, isWithReceiver(referral.state));
}

function liveRefusal(referral: Referral, actor: ReferralActor, allowed: boolean): ReferralResult | null {
  if (!allowed) return refuse('wrong_state', { state: referral.state });
  return isPastExpiry(referral, actor.at) ? refuse('expired') : null;
}

function changed(referral: Referral, change: Partial<Referral>): ReferralResult {
  return { ok: true, referral: { ...referral, ...change }, states: [] };
}
