import { closedCaseRefusal } from './closed-case';
import { exceptionHolds } from './closure-form';
import { isNrmDecisionOpen } from './nrm-decision';

describe('closure', () => {
  it.each([
    ['turned_18_linked', { age: 18, visitsSeen: [] }, true],
    ['turned_18_linked', { age: 17, visitsSeen: [] }, false],
    ['turned_18_linked', { age: null, visitsSeen: [] }, false],
    ['no_contact_after_three_visits', { age: 9, visitsSeen: [true, false, false, false] }, true],
    ['no_contact_after_three_visits', { age: 9, visitsSeen: [false, false, true] }, false],
    ['no_contact_after_three_visits', { age: 9, visitsSeen: [false, false] }, false],
    ['death', { age: 9, visitsSeen: [] }, true],
  ])('%s with %j holds: %s', (exception, ground, holds) => expect(exceptionHolds(exception, ground)).toBe(holds));

  it('leaves a file to be read, but for visits, incidents and consent', () => {
    expect((['visit', 'incident', 'consent', 'note', 'plan_goal', 'risk_screening'] as const).filter((kind) => closedCaseRefusal('closed', kind) === null)).toEqual(['visit', 'incident', 'consent']);
    expect(closedCaseRefusal('open', 'note')).toBeNull();
  });

  it('waits for the referral mechanism once it was asked', () => {
    expect(isNrmDecisionOpen('presumed_victim', ['completed'])).toBe(true);
    expect(isNrmDecisionOpen('identified_victim', ['completed'])).toBe(false);
    expect(isNrmDecisionOpen('potential_victim', ['draft', 'declined'])).toBe(false);
  });
});
