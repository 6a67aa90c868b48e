import type { Override } from './override';
import { overrideProposalRefusal, overrideStands, overrideStep } from './override';
import { consentCovers } from './consent-covers';
import { mustEndSharing } from './consent-lifetime';

const decided: Override = {
  id: 'o', state: 'in_force', recipientOrgId: 'police', sections: ['summary', 'risk'], decidedAt: '2026-11-22T10:00:00.000Z', until: '2026-12-01T10:00:00.000Z',
};
const question = { recipientOrgId: 'police', sections: ['summary', 'risk', 'health'] as const, purpose: 'share_for_referral' as const, age: 10, at: '2026-11-23T08:00:00.000Z' };

describe('an override', () => {
  it('covers only its sections, for its recipient, and says so', () => {
    expect(consentCovers([], { ...question, overrides: [decided] })).toEqual({
      covered: ['summary', 'risk'], missing: [{ section: 'health', reason: 'not_asked' }], consentIds: [],
      overridden: [{ section: 'summary', overrideId: 'o' }, { section: 'risk', overrideId: 'o' }],
    });
    expect(consentCovers([], { ...question, recipientOrgId: 'school', overrides: [decided] }).covered).toEqual([]);
  });

  it.each([
    ['before its decision', '2026-11-22T09:59:59.000Z', decided, false],
    ['from its decision', '2026-11-22T10:00:00.000Z', decided, true],
    ['until its end', '2026-12-01T09:59:59.999Z', decided, true],
    ['at its end', '2026-12-01T10:00:00.000Z', decided, false],
    ['proposed', '2026-11-23T08:00:00.000Z', { ...decided, state: 'proposed', decidedAt: null }, false],
    ['ended early', '2026-11-23T08:00:00.000Z', { ...decided, state: 'ended' }, false],
  ] as const)('%s at %s stands: %#', (_name, at, override, stands) => {
    expect(overrideStands(override, { recipientOrgId: 'police', at }, 'risk')).toBe(stands);
  });

  it('takes with it what was shared by it, when it is over', () => {
    const shared = { ...question, sections: ['summary'] as const, overrides: [decided] };
    expect(mustEndSharing([], shared)).toBe(false);
    expect(mustEndSharing([], { ...shared, at: decided.until })).toBe(true);
    expect(mustEndSharing([], { ...shared, overrides: [{ ...decided, state: 'ended' }] })).toBe(true);
  });
});

describe('its decision', () => {
  const proposed = { state: 'proposed' as const, until: decided.until, proposedBy: 'worker' };
  const at = '2026-11-22T10:00:00.000Z';

  it.each([
    ['approve', 'boss', true, 'in_force'],
    ['refuse', 'boss', true, 'refused'],
    ['approve', 'worker', true, { refused: 'second_person_required' }],
    ['approve', 'other', false, { refused: 'second_person_required' }],
    ['end', 'worker', false, { refused: 'wrong_state' }],
  ] as const)('%s by %s (supervises: %s): %j', (act, userId, supervises, result) => {
    expect(overrideStep(proposed, act, { userId, supervises, at })).toEqual(result);
  });

  it('is not renewed: over is over', () => {
    expect(overrideStep(proposed, 'approve', { userId: 'boss', supervises: true, at: '2026-12-02T00:00:00.000Z' })).toEqual({ refused: 'override_over' });
    expect(overrideProposalRefusal({ sections: ['risk'], until: '2027-04-01T00:00:00.000Z' }, at)).toBe('until_too_late');
    expect(overrideProposalRefusal({ sections: [], until: decided.until }, at)).toBe('no_sections');
    expect(overrideProposalRefusal({ sections: ['risk'], until: at }, at)).toBe('until_in_past');
  });
});
