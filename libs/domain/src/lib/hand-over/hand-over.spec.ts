import type { Section } from '../case/sections';
import type { HandOver, HandOverActor, HandOverResult } from './hand-over';
import { HAND_OVER_STAGES, HAND_OVER_STATES } from './hand-over';
import { acceptOffer, acknowledgeOffer, declineOffer, endWithoutConsent, giveBackHandOver, isOwnName } from './answer-hand-over';
import { deliverOutside, recordOutsideAnswer } from './deliver-hand-over';
import { handOverAccess, isOwnedByReceiver, isSenderInformed } from './hand-over-access';
import { handOverFacts } from './hand-over-facts';
import type { HandOverStep } from './hand-over-steps';
import { HAND_OVER_STEPS, stepRefusal, stepsOpen } from './hand-over-steps';
import type { HandOverGround } from './propose-hand-over';
import { advanceStage, approveStep, beginHandOver, proposeStep, recordTalk, sendBackStep, stopHandOver, takeBackStep } from './propose-hand-over';
import { recordProof, verifyHandOver } from './verify-hand-over';

const AT = '2026-11-22T10:00:00Z';
const SCOPE: readonly Section[] = ['summary', 'identity', 'plan', 'legal'];
const WORKER: HandOverActor = { by: 'worker', organisationId: 'ngo', at: AT };
const SUPERVISOR: HandOverActor = { by: 'supervisor', organisationId: 'ngo', at: AT };
const RECEIVER: HandOverActor = { by: 'officer', organisationId: 'municipality', at: AT };
const SIGNED = { signedName: 'Drita Shehu', caseworkerId: 'worker2', supervisorId: 'head2' };
const BEGUN: HandOver = {
  id: 'h', caseId: 'c', category: 'municipality', isLead: true, fromOrganisationId: 'ngo', toOrganisationId: 'municipality', state: 'running', stage: 0,
  wanted: null, sections: [], consentIds: [], proposedBy: null, proposedAt: null, decidedBy: null, decidedAt: null, acceptedBy: null, acceptedAt: null,
  verifiedAt: null, deliveredAt: null, endedAt: null, outcome: null, reason: null, acknowledgedSections: [], questions: [], talkedAt: null, proofs: 0,
};
const GROUND: HandOverGround = { cover: { covered: SCOPE, missing: [], consentIds: ['k'] }, held: ['plan', 'legal'], risk: 'medium' };
const done = (result: HandOverResult): HandOver => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.handOver;
};
const code = (result: HandOverResult): string => (result.ok ? 'ok' : result.refusal.code);
const proposal = { ...WORKER, sections: SCOPE };
const leading: HandOver = { ...BEGUN, stage: 2, sections: SCOPE };
const offered = done(approveStep(done(proposeStep(leading, proposal, GROUND)), SUPERVISOR, GROUND));
const read: HandOver = { ...offered, acknowledgedSections: SCOPE };
const owned = done(acceptOffer(read, { ...RECEIVER, ...SIGNED }));

describe('the whole path', () => {
  it('goes from 0 to 4 with a supervisor, the duty bearer, 90 days and a proof', () => {
    const begun = done(beginHandOver(BEGUN, WORKER));
    const open = done(proposeStep(begun, proposal, GROUND));
    expect(open).toMatchObject({ state: 'proposed', wanted: 1, stage: 0, consentIds: ['k'] });
    const joint = done(approveStep(open, SUPERVISOR, GROUND));
    expect(joint).toMatchObject({ state: 'running', stage: 1, wanted: null });
    const second = done(advanceStage(joint, { ...WORKER, stage: 2 }));
    const offer = done(approveStep(done(proposeStep(second, proposal, GROUND)), SUPERVISOR, GROUND));
    expect(offer).toMatchObject({ state: 'offered', stage: 2, wanted: 3 });
    const acknowledged = SCOPE.reduce((at, section) => done(acknowledgeOffer(at, { ...RECEIVER, section })), offer);
    const accepted = done(acceptOffer(acknowledged, { ...RECEIVER, ...SIGNED }));
    expect(accepted).toMatchObject({ state: 'running', stage: 3, acceptedBy: 'officer', acceptedAt: AT });
    const proved = done(recordProof(accepted, { ...RECEIVER, kind: 'visit', on: '2026-11-22', text: 'At home' }));
    expect(code(verifyHandOver(proved, { ...WORKER, at: '2027-02-20T09:59:59Z' }, 90))).toBe('too_early');
    expect(code(verifyHandOver(accepted, { ...WORKER, at: '2027-02-20T10:00:00Z' }, 90))).toBe('proof_missing');
    expect(done(verifyHandOver(proved, { ...WORKER, at: '2027-02-20T10:00:00Z' }, 90))).toMatchObject({ stage: 4, state: 'running' });
  });
});

describe('the table of steps', () => {
  const steps = Object.keys(HAND_OVER_STEPS) as HandOverStep[];
  it('lets each step out of some place only, and none out of an end or a verified path', () => {
    for (const step of steps) {
      const { side } = HAND_OVER_STEPS[step];
      const from = HAND_OVER_STATES.flatMap((state) => HAND_OVER_STAGES.filter((stage) => stepRefusal({ state, stage }, step, side === 'receiver' ? 'receiver' : 'sender') === null).map((stage) => `${state} ${stage}`));
      expect([step, from.length > 0, from.some((place) => place.startsWith('ended') || place.endsWith('4'))]).toEqual([step, true, false]);
    }
  });

  it('keeps the sides apart', () => {
    expect(stepsOpen(offered, 'receiver')).toEqual(['ask', 'answer', 'acknowledge', 'decline', 'accept']);
    expect(stepsOpen(offered, 'sender')).toEqual(['takeBack', 'stop', 'deliver', 'ask', 'answer']);
    expect(stepsOpen(owned, 'sender')).toEqual(['ask', 'answer', 'verify']);
    expect(code(acceptOffer(read, { ...WORKER, ...SIGNED }))).toBe('not_the_receiver');
    expect(code(stopHandOver(leading, RECEIVER))).toBe('not_the_sender');
    expect(code(stopHandOver(leading, { ...RECEIVER, organisationId: 'stranger' }))).toBe('not_the_sender');
  });
});

describe('proposing and approving', () => {
  it.each([
    ['same_organisation', beginHandOver({ ...BEGUN, toOrganisationId: 'ngo' }, WORKER)],
    ['unknown_category', beginHandOver({ ...BEGUN, category: 'army' as never }, WORKER)],
    ['no_sections', proposeStep(leading, { ...WORKER, sections: [] }, GROUND)],
    ['unknown_section', proposeStep(leading, { ...WORKER, sections: ['work' as never] }, GROUND)],
    ['consent_missing', proposeStep(leading, { ...WORKER, sections: [...SCOPE, 'health'] }, GROUND)],
    ['whole_file_needed', proposeStep(leading, { ...WORKER, sections: ['summary', 'identity', 'plan'] }, GROUND)],
    ['talk_needed', proposeStep(leading, proposal, { ...GROUND, risk: 'high' })],
    ['wrong_stage', proposeStep({ ...leading, stage: 1 }, proposal, GROUND)],
    ['wrong_stage', advanceStage({ ...leading, stage: 0 }, { ...WORKER, stage: 2 })],
    ['wrong_stage', advanceStage(leading, { ...WORKER, stage: 3 })],
    ['own_proposal', approveStep({ ...leading, state: 'proposed', wanted: 3, proposedBy: 'supervisor' }, SUPERVISOR, GROUND)],
    ['own_proposal', sendBackStep({ ...leading, state: 'proposed', proposedBy: 'supervisor' }, { ...SUPERVISOR, comment: 'x' })],
    ['comment_missing', sendBackStep({ ...leading, state: 'proposed' }, { ...SUPERVISOR, comment: ' ' })],
    ['person_missing', recordTalk(leading, { ...SUPERVISOR, withWhom: ' ', on: '2026-11-20' })],
    ['date_in_future', recordTalk(leading, { ...SUPERVISOR, withWhom: 'The head', on: '2026-11-23' })],
  ])('refuses: %s', (expected, result) => expect(code(result)).toBe(expected));

  it('checks consent again when it is approved, and lets a part go to a category that does not lead', () => {
    const proposed = done(proposeStep(leading, proposal, GROUND));
    const withdrawn = { ...GROUND, cover: { covered: ['summary' as const], missing: [], consentIds: [] } };
    expect(code(approveStep(proposed, SUPERVISOR, withdrawn))).toBe('consent_missing');
    expect(code(proposeStep({ ...leading, isLead: false }, { ...WORKER, sections: ['summary'] }, { ...GROUND, risk: 'high' }))).toBe('ok');
  });

  it('goes on with high risk after the supervisors have talked', () => {
    const talked = done(recordTalk(leading, { ...SUPERVISOR, withWhom: 'Head of the office', on: '2026-11-20' }));
    expect(code(proposeStep(talked, proposal, { ...GROUND, risk: 'high' }))).toBe('ok');
  });
});

describe('accepting', () => {
  const open = { id: 'q', askedBy: 'municipality', answered: false };
  it.each([
    ['sections_unread', acceptOffer(offered, { ...RECEIVER, ...SIGNED })],
    ['open_questions', acceptOffer({ ...read, questions: [open] }, { ...RECEIVER, ...SIGNED })],
    ['signature_missing', acceptOffer(read, { ...RECEIVER, ...SIGNED, signedName: ' ' })],
    ['worker_missing', acceptOffer(read, { ...RECEIVER, signedName: 'D' })],
    ['supervisor_missing', acceptOffer(read, { ...RECEIVER, signedName: 'D', caseworkerId: 'a' })],
    ['same_person', acceptOffer(read, { ...RECEIVER, signedName: 'D', caseworkerId: 'a', supervisorId: 'a' })],
    ['wrong_state', acceptOffer(leading, { ...RECEIVER, ...SIGNED })],
    ['section_not_shared', acknowledgeOffer(offered, { ...RECEIVER, section: 'health' })],
    ['unknown_reason', declineOffer(offered, { ...RECEIVER, reason: 'bored' })],
    ['text_missing', giveBackHandOver(owned, { ...RECEIVER, reason: 'other' })],
  ])('refuses: %s', (expected, result) => expect(code(result)).toBe(expected));

  it.each([['drita  SHEHU ', true], ['Drita', false], ['', false]])('takes %j for the own name: %s', (typed, own) => {
    expect(isOwnName(typed, 'Drita Shehu')).toBe(own);
  });

  it('needs nobody of its own where it does not lead', () => {
    expect(code(acceptOffer({ ...read, isLead: false }, { ...RECEIVER, signedName: 'D' }))).toBe('ok');
  });

  it('may be declined, taken back or, once accepted, given back', () => {
    expect(done(declineOffer(read, { ...RECEIVER, reason: 'no_capacity' }))).toMatchObject({ state: 'running', stage: 2, reason: 'no_capacity', acknowledgedSections: [] });
    expect(done(takeBackStep(read, WORKER))).toMatchObject({ state: 'running', stage: 2 });
    expect(code(takeBackStep(owned, WORKER))).toBe('wrong_state');
    expect(done(giveBackHandOver(owned, { ...RECEIVER, reason: 'out_of_area' }))).toMatchObject({ state: 'ended', outcome: 'returned', stage: 3 });
    expect(code(endWithoutConsent({ ...owned, stage: 4 }, AT))).toBe('wrong_state');
    expect(done(endWithoutConsent({ ...owned, isLead: false, stage: 4 }, AT))).toMatchObject({ outcome: 'consent_withdrawn' });
  });
});

describe('an organisation without an account', () => {
  const delivery = { method: 'courier', person: 'The director', on: '2026-11-20', evidence: 'Register 14' };
  const school: HandOver = { ...offered, isLead: false };
  it.each([
    ['has_account', deliverOutside(school, { ...WORKER, ...delivery, hasAccount: true })],
    ['lead_needs_account', deliverOutside(offered, { ...WORKER, ...delivery, hasAccount: false })],
    ['unknown_method', deliverOutside(school, { ...WORKER, ...delivery, method: 'shouting', hasAccount: false })],
    ['evidence_missing', deliverOutside(school, { ...WORKER, ...delivery, evidence: '', hasAccount: false })],
    ['not_delivered', recordOutsideAnswer(school, { ...WORKER, ...delivery, accepted: true })],
  ])('refuses: %s', (expected, result) => expect(code(result)).toBe(expected));

  it('answers through the worker, who then records the proof it was shown', () => {
    const delivered = done(deliverOutside(school, { ...WORKER, ...delivery, hasAccount: false }));
    expect(done(recordOutsideAnswer(delivered, { ...WORKER, ...delivery, accepted: false, reason: 'no_capacity' }))).toMatchObject({ state: 'running', stage: 2 });
    const accepted = done(recordOutsideAnswer(delivered, { ...WORKER, ...delivery, accepted: true }));
    expect(accepted).toMatchObject({ stage: 3, acceptedBy: 'worker' });
    expect(code(recordProof(accepted, { ...WORKER, kind: 'service', on: '2026-11-22', text: 'Enrolled' }))).toBe('ok');
    expect(code(recordProof(owned, { ...WORKER, kind: 'service', on: '2026-11-22', text: 'Enrolled' }))).toBe('not_the_receiver');
  });
});

describe('what each side keeps', () => {
  it.each([
    [{ state: 'running', stage: 0, isLead: true }, 'none', false, false],
    [{ state: 'proposed', stage: 0, isLead: true }, 'none', false, false],
    [{ state: 'running', stage: 1, isLead: true }, 'scope', false, false],
    [{ state: 'offered', stage: 2, isLead: true }, 'scope', false, false],
    [{ state: 'running', stage: 3, isLead: true }, 'scope', true, true],
    [{ state: 'running', stage: 4, isLead: true }, 'none', true, false],
    [{ state: 'running', stage: 3, isLead: false }, 'scope', false, false],
    [{ state: 'running', stage: 4, isLead: false }, 'scope', false, false],
    [{ state: 'ended', stage: 3, isLead: true }, 'none', false, false],
  ] as const)('%j', (standing, access, owns, informed) => {
    expect([handOverAccess(standing), isOwnedByReceiver(standing), isSenderInformed(standing)]).toEqual([access, owns, informed]);
  });

  it('gives the lifecycle what its gates read', () => {
    expect(handOverFacts([leading])).toEqual({ leadStageThreeAccepted: false, returned: false });
    expect(handOverFacts([leading, owned])).toEqual({ leadStageThreeAccepted: true, returned: false });
    expect(handOverFacts([{ ...owned, state: 'ended', outcome: 'returned' }])).toEqual({ leadStageThreeAccepted: false, returned: true });
    expect(handOverFacts([{ ...owned, isLead: false }])).toEqual({ leadStageThreeAccepted: false, returned: false });
  });
});
