import type { Section } from '../case/sections';
import { SECTIONS } from '../case/sections';
import { codesOf } from '../codes/code-lists';
import type { RiskLevel } from '../codes/code-lists';
import type { ConsentCover } from '../consent/consent-covers';
import type { ApprovedStage, HandOver, HandOverActor, HandOverResult } from './hand-over';
import { refuseHandOver } from './hand-over';
import { takeStep } from './hand-over-steps';

/** What a step is checked against besides the path itself. */
export interface HandOverGround {
  readonly cover: ConsentCover;
  /** The sections of the file that hold something. */
  readonly held: readonly Section[];
  readonly risk: RiskLevel | null;
}

type Ground = (handOver: HandOver, ground: HandOverGround) => HandOverResult | null;

/** Begins a path at stage 0: nothing is shared yet. */
export function beginHandOver(handOver: HandOver, actor: HandOverActor): HandOverResult {
  if (actor.organisationId !== handOver.fromOrganisationId) return refuseHandOver('not_the_sender');
  if (handOver.toOrganisationId === handOver.fromOrganisationId)
    return refuseHandOver('same_organisation', { fields: ['toOrganisationId'] });
  if (!codesOf('duty_bearer').includes(handOver.category))
    return refuseHandOver('unknown_category', { fields: ['category'] });
  return { ok: true, handOver: { ...handOver, state: 'running', stage: 0 } };
}

/** Puts the next approved step before a supervisor: opening the file (from 0), or offering responsibility (from 2). */
export function proposeStep(
  handOver: HandOver,
  actor: HandOverActor & { readonly sections: readonly Section[] },
  ground: HandOverGround,
): HandOverResult {
  const wanted: ApprovedStage = handOver.stage === 0 ? 1 : 3;
  const { sections } = actor;
  if (sections.length === 0) return refuseHandOver('no_sections', { fields: ['sections'] });
  if (sections.some((section) => !SECTIONS.includes(section)))
    return refuseHandOver('unknown_section', { fields: ['sections'] });
  const next = { ...handOver, sections, wanted };
  return (
    groundRefusal(next, ground) ??
    takeStep(handOver, 'propose', actor, {
      state: 'proposed',
      wanted,
      sections,
      consentIds: ground.cover.consentIds,
      proposedBy: actor.by,
      proposedAt: actor.at,
      decidedBy: null,
      decidedAt: null,
      acknowledgedSections: [],
    })
  );
}

/** A supervisor, never the proposer, approves: stage 1 begins at once, stage 3 is offered to the duty bearer. */
export function approveStep(handOver: HandOver, actor: HandOverActor, ground: HandOverGround): HandOverResult {
  if (handOver.state === 'proposed' && handOver.proposedBy === actor.by) return refuseHandOver('own_proposal');
  const decided = { decidedBy: actor.by, decidedAt: actor.at };
  const change: Partial<HandOver> =
    handOver.wanted === 3
      ? { ...decided, state: 'offered', deliveredAt: null }
      : { ...decided, state: 'running', stage: 1, wanted: null };
  const taken = takeStep(handOver, 'approve', actor, change);
  return taken.ok ? (groundRefusal(handOver, ground) ?? taken) : taken;
}

/** A supervisor gives it back to the worker with a comment. */
export function sendBackStep(handOver: HandOver, actor: HandOverActor & { readonly comment: string }): HandOverResult {
  if (handOver.state === 'proposed' && handOver.proposedBy === actor.by) return refuseHandOver('own_proposal');
  if (actor.comment.trim() === '') return refuseHandOver('comment_missing', { fields: ['comment'] });
  return takeStep(handOver, 'sendBack', actor, {
    state: 'running',
    wanted: null,
    decidedBy: actor.by,
    decidedAt: actor.at,
  });
}

/** The sender takes a proposal or an offer back before it is accepted; what was shared before stays as it was. */
export function takeBackStep(handOver: HandOver, actor: HandOverActor): HandOverResult {
  return takeStep(handOver, 'takeBack', actor, { state: 'running', wanted: null, acknowledgedSections: [] });
}

/** From joint work to the duty bearer leading, or back. */
export function advanceStage(handOver: HandOver, actor: HandOverActor & { readonly stage: number }): HandOverResult {
  const { stage } = actor;
  const isNext = (handOver.stage === 1 && stage === 2) || (handOver.stage === 2 && stage === 1);
  const taken = takeStep(handOver, 'advance', actor, { stage: stage === 2 ? 2 : 1 });
  return taken.ok && !isNext ? refuseHandOver('wrong_stage', { stage: handOver.stage, state: handOver.state }) : taken;
}

/** The sender ends a path that the duty bearer does not own yet; its access ends at once. */
export function stopHandOver(handOver: HandOver, actor: HandOverActor): HandOverResult {
  return takeStep(handOver, 'stop', actor, { state: 'ended', outcome: 'stopped', endedAt: actor.at, wanted: null });
}

/** The supervisors of both sides talked; asked for before a file of high risk is offered. */
export function recordTalk(
  handOver: HandOver,
  actor: HandOverActor & { readonly withWhom: string; readonly on: string },
): HandOverResult {
  if (actor.withWhom.trim() === '') return refuseHandOver('person_missing', { fields: ['withWhom'] });
  if (actor.on > actor.at.slice(0, 10)) return refuseHandOver('date_in_future', { fields: ['on'] });
  return takeStep(handOver, 'talk', actor, { talkedAt: actor.at });
}

/**
 * What consent, the size of the file and the risk say. A transfer moves the whole file, so it names every section that holds
 * something; no transfer of high risk without a talk of the supervisors (case_steps.json transfer_criteria.rules, K).
 */
const groundRefusal: Ground = (handOver, { cover, held, risk }) => {
  const uncovered = handOver.sections.filter((section) => !cover.covered.includes(section));
  if (uncovered.length > 0) return refuseHandOver('consent_missing', { fields: uncovered });
  if (handOver.wanted !== 3 || !handOver.isLead) return null;
  const needed: readonly Section[] = ['summary', 'identity', ...held];
  const left = [...new Set(needed)].filter((section) => !handOver.sections.includes(section));
  if (left.length > 0) return refuseHandOver('whole_file_needed', { fields: left });
  if (risk === 'high' && handOver.talkedAt === null) return refuseHandOver('talk_needed');
  return null;
};
