import type { Consent } from '@tact/domain';
import { sharingToday } from './sharing-today';

const yes = (givenBy: 'child' | 'carer', more: Partial<Consent> = {}): Consent => ({
  id: `${givenBy}${more.recipientOrgIds ?? ''}`, given: true, purpose: 'share_for_referral', kind: givenBy === 'child' ? 'assent' : 'consent', givenBy, on: '2026-11-01',
  sections: ['summary', 'identity'], ageAtTime: 8, ...more,
});
const both = (more: Partial<Consent> = {}): Consent[] => [yes('child', more), yes('carer', more)];
const today = (consents: readonly Consent[]) => sharingToday(consents, { sections: ['summary', 'identity', 'health'], at: '2026-11-22', age: 8 });
const notAsked = (section: string) => ({ section, reason: 'not_asked' });

describe('what may be shared today', () => {
  it('without a consent: nothing, with anybody', () => {
    expect(today([])).toEqual([{ recipientOrgId: '', covered: [], missing: ['summary', 'identity', 'health'].map(notAsked) }]);
  });

  it('with a consent that names nobody: every section, asked or not', () => {
    expect(today(both())).toEqual([{ recipientOrgId: '', covered: ['summary', 'identity'], missing: [notAsked('health')] }]);
  });

  it('with a consent that names one recipient: that one, and nothing of what nobody asked about', () => {
    expect(today(both({ recipientOrgIds: ['town'] }))).toEqual([{ recipientOrgId: 'town', covered: ['summary', 'identity'], missing: [] }]);
  });

  it('names what was asked of one and is missing', () => {
    expect(today([yes('carer', { recipientOrgIds: ['town'] })])).toEqual([
      { recipientOrgId: 'town', covered: [], missing: [{ section: 'summary', reason: 'no_child_consent' }, { section: 'identity', reason: 'no_child_consent' }] },
    ]);
  });

  it('has a line for each named recipient and one for all others', () => {
    expect(today([...both({ recipientOrgIds: ['town'], sections: ['health'] }), ...both()]).map(({ recipientOrgId, covered }) => [recipientOrgId, covered])).toEqual([
      ['town', ['summary', 'identity', 'health']], ['', ['summary', 'identity']],
    ]);
  });

  it('knows nothing of consents for something else', () => {
    expect(today(both({ purpose: 'return', recipientOrgIds: ['town'] }))).toEqual([{ recipientOrgId: '', covered: [], missing: ['summary', 'identity', 'health'].map(notAsked) }]);
  });
});
