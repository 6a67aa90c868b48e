import { denialStep, firstDenialState, isDenied, wouldLeaveNobody } from './denial';
import { emergencyAskProblems, isEmergencyOpen, mayReviewEmergency } from './emergency';

const ask = { caseCode: 'AAA-AAAA-AAA', reasonCode: 'medical', reason: 'At the hospital now, unconscious', code: '123456' };

describe('asking for an emergency access', () => {
  it('takes one exact code, or a name with its birth year', () => {
    expect(emergencyAskProblems(ask)).toEqual([]);
    expect(emergencyAskProblems({ ...ask, caseCode: null, name: 'Ardita Hoxha', birthYear: 2011 })).toEqual([]);
  });

  it.each([
    [{ caseCode: ' ' }, 'caseCode', 'required'], [{ name: 'Ardita' }, 'caseCode', 'one_way_only'], [{ caseCode: null, name: 'Ardita' }, 'birthYear', 'required'],
    [{ caseCode: null, birthYear: 2011 }, 'name', 'required'], [{ reasonCode: 'curious' }, 'reasonCode', 'unknown_code'], [{ reason: '  why   ' }, 'reason', 'too_short'],
    [{ code: '12345' }, 'code', 'invalid_code'],
  ])('names what is wrong with %j', (wrong, path, code) => expect(emergencyAskProblems({ ...ask, ...wrong })).toContainEqual({ path, code }));

  it('is over at the end of its hour, to the instant', () => {
    const access = { endsAt: '2026-11-22T11:00:00.000Z' };
    expect(isEmergencyOpen(access, '2026-11-22T10:59:59.999Z')).toBe(true);
    expect(isEmergencyOpen(access, '2026-11-22T11:00:00.000Z')).toBe(false);
  });

  it('is reviewed once, by a supervisor who did not open it', () => {
    const access = { state: 'waiting', userId: 'a' } as const;
    expect(mayReviewEmergency(access, { userId: 'b', supervises: true })).toBe(true);
    expect(mayReviewEmergency(access, { userId: 'a', supervises: true })).toBe(false);
    expect(mayReviewEmergency(access, { userId: 'b', supervises: false })).toBe(false);
    expect(mayReviewEmergency({ ...access, state: 'justified' }, { userId: 'b', supervises: true })).toBe(false);
  });
});

describe('denying a case to somebody', () => {
  const [head, other, worker] = [{ userId: 'head', supervises: true }, { userId: 'other', supervises: true }, { userId: 'worker', supervises: false }];

  it('is in force at once by a supervisor, and asked for by an owner', () => {
    expect(firstDenialState(head)).toBe('in_force');
    expect(firstDenialState(worker)).toBe('proposed');
    expect(denialStep({ state: 'proposed', askedBy: 'worker' }, 'confirm', head)).toBe('in_force');
    expect(denialStep({ state: 'proposed', askedBy: 'worker' }, 'confirm', worker)).toEqual({ refused: 'second_person_required' });
  });

  it('is taken away by two people, and hides the case until then', () => {
    expect(denialStep({ state: 'in_force', askedBy: 'head' }, 'propose_removal', worker)).toBe('removal_proposed');
    expect(isDenied('removal_proposed')).toBe(true);
    expect(denialStep({ state: 'removal_proposed', askedBy: 'head' }, 'remove', head)).toEqual({ refused: 'second_person_required' });
    expect(denialStep({ state: 'removal_proposed', askedBy: 'head' }, 'remove', other)).toBe('removed');
    expect(denialStep({ state: 'removal_proposed', askedBy: 'head' }, 'keep', other)).toBe('in_force');
    expect(denialStep({ state: 'removed', askedBy: 'head' }, 'remove', other)).toEqual({ refused: 'wrong_state' });
  });

  it('never leaves a case with nobody who could supervise it', () => {
    const two = [{ userId: 'head', organisationIds: ['ngo'] }, { userId: 'other', organisationIds: ['ngo', 'second'] }];
    expect(wouldLeaveNobody(two, [], 'head')).toBe(false);
    expect(wouldLeaveNobody(two, ['other'], 'head')).toBe(true);
    expect(wouldLeaveNobody(two, ['second'], 'head')).toBe(true);
    expect(wouldLeaveNobody(two, [], 'ngo')).toBe(true);
    expect(wouldLeaveNobody([], [], 'uncle')).toBe(true);
  });
});
