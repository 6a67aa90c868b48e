import { COVERED, DRAFT, RECEIVER, STRANGER, SUPERVISOR, WORKER } from '../testing/referral';
import { acceptReferral, completeReferral, declineReferral } from './answer-referral';
import { approveReferral, expireReferral, returnReferral, revokeReferral } from './decide-referral';
import { proposeReferral, resubmitReferral } from './propose-referral';
import type { Referral, ReferralResult } from './referral';
import { acknowledgeSection, answerQuestion, askQuestion, giveFeedback } from './referral-talk';

const refused = (code: string, fields?: readonly string[]) => ({
  ok: false,
  refusal: fields ? { code, fields } : { code },
});
const inState = (state: Referral['state'], more: Partial<Referral> = {}): Referral => ({ ...DRAFT, state, ...more });
const done = (result: ReferralResult): Referral => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.referral;
};

describe('proposing', () => {
  it.each([
    [{ sections: [] }, 'no_sections', ['sections']],
    [{ purpose: ' ' }, 'no_purpose', ['purpose']],
    [{ purpose: '\u200b\u200d\ufeff' }, 'no_purpose', ['purpose']],
    [{ services: [] }, 'no_services', ['services']],
    [{ expiresAt: WORKER.at }, 'expiry_in_past', ['expiresAt']],
    [{ respondBy: '2028-01-01T00:00:00Z' }, 'answer_after_expiry', ['respondBy']],
    [{ respondBy: WORKER.at }, 'answer_in_past', ['respondBy']],
    [{ expiresAt: '2027-11-23T00:00:00Z' }, 'expiry_too_late', ['expiresAt']],
    [{ toOrganisationId: 'ngo' }, 'same_organisation', ['toOrganisationId']],
  ])('%j is refused', (change, code, fields) => {
    expect(proposeReferral({ ...DRAFT, ...change }, WORKER, COVERED)).toEqual(refused(code, fields));
  });

  it('asks for services there are, where the list is known', () => {
    const services = ['legal'];
    expect(proposeReferral({ ...DRAFT, services: ['Lule Hoxha'] }, WORKER, COVERED, { services })).toEqual(refused('unknown_service', ['services']));
    expect(proposeReferral({ ...DRAFT, services }, WORKER, COVERED, { services }).ok).toBe(true);
  });

  it('includes nothing that consent does not cover', () => {
    const cover = { ...COVERED, covered: ['summary' as const] };
    expect(proposeReferral(DRAFT, WORKER, cover)).toEqual(refused('consent_missing', ['identity']));
  });

  it('names nobody for certain in the reason', () => {
    const finding = { kind: 'phone' as const, start: 0, end: 9, certain: true };
    expect(proposeReferral(DRAFT, WORKER, COVERED, { findings: [finding] })).toEqual(
      refused('names_in_text', ['reason']),
    );
    expect(proposeReferral(DRAFT, WORKER, COVERED, { findings: [{ ...finding, certain: false }] }).ok).toBe(true);
  });

  it('goes past consent only with a legal basis and a reason', () => {
    const cover = { ...COVERED, covered: [] };
    expect(proposeReferral({ ...DRAFT, override: { legalBasis: 'law 18/2017', reason: '' } }, WORKER, cover)).toEqual(
      refused('override_incomplete', ['override']),
    );
    expect(
      proposeReferral({ ...DRAFT, override: { legalBasis: 'law 18/2017', reason: 'Life in danger' } }, WORKER, cover)
        .ok,
    ).toBe(true);
  });

  it('is of the sender alone, and makes the resubmitter the proposer', () => {
    expect(proposeReferral(DRAFT, STRANGER, COVERED)).toEqual(refused('not_the_sender'));
    const again = done(
      resubmitReferral(inState('returned', { returnedFields: ['reason'] }), { ...WORKER, by: 'colleague' }, COVERED),
    );
    expect(again).toMatchObject({ proposedBy: 'colleague', returnedFields: [], decidedBy: null });
  });
});

describe('deciding', () => {
  it("is never the proposer's", () => {
    expect(approveReferral(inState('proposed'), WORKER)).toEqual(refused('own_proposal'));
    expect(returnReferral(inState('proposed'), { ...WORKER, fields: ['reason'], comment: 'x' })).toEqual(
      refused('own_proposal'),
    );
  });

  it("is one of two racing supervisors': the second is told", () => {
    const first = done(approveReferral(inState('proposed'), SUPERVISOR));
    expect(approveReferral(first, { ...SUPERVISOR, by: 'second' })).toEqual({
      ok: false,
      refusal: { code: 'wrong_state', state: 'approved' },
    });
  });

  it('is refused to the receiver and when the end has come', () => {
    expect(approveReferral(inState('proposed'), RECEIVER)).toEqual(refused('not_the_sender'));
    expect(approveReferral(inState('proposed', { expiresAt: SUPERVISOR.at }), SUPERVISOR)).toEqual(refused('expired'));
  });

  it('returns with marked fields and a comment', () => {
    const proposed = inState('proposed');
    expect(returnReferral(proposed, { ...SUPERVISOR, fields: [], comment: 'x' })).toEqual(
      refused('fields_missing', ['fields']),
    );
    expect(returnReferral(proposed, { ...SUPERVISOR, fields: ['reason'], comment: ' ' })).toEqual(
      refused('comment_missing', ['comment']),
    );
    expect(returnReferral(proposed, { ...SUPERVISOR, fields: ['salary'], comment: 'x' })).toEqual(
      refused('unknown_field', ['salary']),
    );
    expect(
      done(returnReferral(proposed, { ...SUPERVISOR, fields: ['reason', 'reason'], comment: 'x' })).returnedFields,
    ).toEqual(['reason']);
  });

  it('revokes after the end too, and expires only at it', () => {
    expect(done(revokeReferral(inState('accepted', { expiresAt: '2026-01-01T00:00:00Z' }), WORKER)).state).toBe(
      'revoked',
    );
    expect(expireReferral(inState('accepted'), '2027-03-30T23:59:59Z')).toEqual(refused('not_expired'));
    expect(done(expireReferral(inState('accepted'), '2027-03-31T00:00:00Z')).endedAt).toBe('2027-03-31T00:00:00Z');
  });
});

describe('answering', () => {
  it("is the receiver's alone", () => {
    for (const actor of [WORKER, STRANGER])
      expect(acceptReferral(inState('sent'), actor)).toEqual(refused('not_the_receiver'));
  });

  it('declines with a coded reason, other in words', () => {
    expect(declineReferral(inState('sent'), { ...RECEIVER, reason: 'bored' })).toEqual(
      refused('unknown_reason', ['reason']),
    );
    expect(declineReferral(inState('sent'), { ...RECEIVER, reason: 'other' })).toEqual(
      refused('text_missing', ['note']),
    );
    expect(done(declineReferral(inState('sent'), { ...RECEIVER, reason: 'other', note: 'Moved' }))).toMatchObject({
      state: 'declined',
      endedAt: RECEIVER.at,
    });
  });

  it('is too late once the end has come', () => {
    expect(acceptReferral(inState('sent', { expiresAt: RECEIVER.at }), RECEIVER)).toEqual(refused('expired'));
  });

  it('completes with an outcome, passing through service', () => {
    expect(completeReferral(inState('accepted'), { ...RECEIVER, outcome: '' })).toEqual(
      refused('outcome_missing', ['outcome']),
    );
    expect(completeReferral(inState('accepted'), { ...RECEIVER, outcome: 'Enrolled' })).toMatchObject({
      states: ['in_service', 'completed'],
    });
  });
});

describe('talking', () => {
  const asked = done(askQuestion(inState('acknowledged'), { ...RECEIVER, id: 'q', text: 'Which grade?' }));

  it('asks and answers across the two sides', () => {
    expect(answerQuestion(asked, { ...RECEIVER, questionId: 'q', text: 'Ninth' })).toEqual(refused('own_question'));
    expect(answerQuestion(asked, { ...WORKER, questionId: 'x', text: 'Ninth' })).toEqual(
      refused('unknown_question', ['questionId']),
    );
    expect(done(answerQuestion(asked, { ...WORKER, questionId: 'q', text: 'Ninth' })).questions).toEqual([
      { id: 'q', askedBy: 'municipality', answered: true },
    ]);
    expect(askQuestion(inState('acknowledged'), { ...STRANGER, id: 'q', text: 'Who?' })).toEqual(
      refused('not_the_receiver'),
    );
  });

  it('names nobody in an answer before acceptance', () => {
    const named = {
      ...WORKER,
      questionId: 'q',
      text: 'Ask Drita',
      findings: [{ kind: 'name' as const, start: 4, end: 9, certain: true }],
    };
    expect(answerQuestion(asked, named)).toEqual(refused('names_in_text', ['text']));
    expect(answerQuestion({ ...asked, state: 'accepted' }, named).ok).toBe(true);
    expect(askQuestion(asked, { ...named, id: 'q2' })).toEqual(refused('names_in_text', ['text']));
    expect(askQuestion(asked, { ...named, ...RECEIVER, id: 'q2' }).ok).toBe(true);
  });

  it('takes feedback and read sections only while the receiver works, and only of what is shared', () => {
    expect(giveFeedback(inState('acknowledged'), { ...RECEIVER, text: 'Met' })).toMatchObject(refused('wrong_state'));
    expect(done(giveFeedback(inState('in_service'), { ...RECEIVER, text: 'Met' })).lastFeedbackAt).toBe(RECEIVER.at);
    expect(acknowledgeSection(inState('accepted'), { ...RECEIVER, section: 'health' })).toEqual(
      refused('section_not_shared', ['section']),
    );
    const once = done(acknowledgeSection(inState('accepted'), { ...RECEIVER, section: 'identity' }));
    expect(done(acknowledgeSection(once, { ...RECEIVER, section: 'identity' })).acknowledgedSections).toEqual([
      'identity',
    ]);
    expect(acknowledgeSection(inState('completed'), { ...RECEIVER, section: 'identity' })).toMatchObject(
      refused('wrong_state'),
    );
  });
});
