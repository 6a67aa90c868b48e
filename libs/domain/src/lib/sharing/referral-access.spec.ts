import { DEFAULT_HOLIDAYS } from '../settings/default-holidays';
import { defaultSettings } from '../settings/default-settings';
import { HEADER_FIELDS, referralAccess, visibleSections } from './referral-access';
import { answerDueAt, firstFeedbackDueAt, isSilent, referralDeadlines } from './referral-clocks';
import type { ReferralState } from './referral-states';
import { REFERRAL_STATES } from './referral-states';

const END = '2026-12-01T00:00:00Z';
const BEFORE = '2026-11-30T23:59:59Z';
const ACCESS: Readonly<Partial<Record<ReferralState, string>>> = {
  sent: 'header',
  acknowledged: 'header',
  accepted: 'scope',
  in_service: 'scope',
};

describe('referralAccess', () => {
  it.each(REFERRAL_STATES)('in %s gives what the design says, and nothing from the end on', (state) => {
    expect(referralAccess(state, END, BEFORE)).toBe(ACCESS[state] ?? 'none');
    expect(referralAccess(state, END, END)).toBe('none');
  });

  it('fails closed on a date it cannot read', () => {
    expect(referralAccess('accepted', 'soon', BEFORE)).toBe('none');
    expect(referralAccess('accepted', END, '')).toBe('none');
  });

  it('shows sections only within the scope', () => {
    expect(visibleSections('header', ['identity'])).toEqual([]);
    expect(visibleSections('scope', ['identity'])).toEqual(['identity']);
  });

  it('has no name, contact or address in the header', () => {
    const fields = Object.values(HEADER_FIELDS)
      .flat()
      .map((field) => field.toLowerCase());
    expect(fields.filter((field) => /name|phone|contact|address|area|locality|birthdate/.test(field))).toEqual([]);
  });
});

describe('the clocks of a referral', () => {
  const calendar = { zone: 'Europe/Tirane', holidays: DEFAULT_HOLIDAYS['AL'] ?? [] };

  it.each([
    ['high', 'PT2H', 'P1D'],
    ['medium', 'P1D', 'P3D'],
    ['low', 'P2D', 'P5D'],
    ['none', 'P2D', 'P5D'],
  ] as const)('at %s risk asks to acknowledge in %s and answer in %s', (risk, acknowledge, answer) => {
    expect(referralDeadlines(risk, defaultSettings)).toMatchObject({
      acknowledge: { limit: acknowledge },
      answer: { limit: answer },
    });
  });

  it('counts from sending and from acceptance', () => {
    expect(answerDueAt('2026-11-20T09:00:00Z', 'medium', defaultSettings, calendar)).toBe('2026-11-23T09:00:00.000Z');
    expect(firstFeedbackDueAt('2026-11-20T09:00:00Z', 'low', defaultSettings, calendar)).toBe(
      '2026-11-27T09:00:00.000Z',
    );
  });

  it.each([
    ['sent', { respondBy: BEFORE }, true],
    ['acknowledged', { respondBy: '2026-12-02T00:00:00Z' }, false],
    ['accepted', { respondBy: BEFORE, firstFeedbackDue: BEFORE }, true],
    ['in_service', { respondBy: BEFORE, firstFeedbackDue: BEFORE, lastFeedbackAt: BEFORE }, false],
    ['declined', { respondBy: BEFORE }, false],
  ] as const)('%s with %j is silent: %s', (state, times, silent) => {
    const none = { respondBy: null, firstFeedbackDue: null, lastFeedbackAt: null };
    expect(isSilent({ ...none, ...times, state }, END)).toBe(silent);
  });
});
