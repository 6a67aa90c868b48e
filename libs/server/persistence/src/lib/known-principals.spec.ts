import { describe, expect, it } from '@jest/globals';
import { KnownPrincipals } from './known-principals';

const text = (name: string): string => JSON.stringify({ userId: 'u', sessionId: 's', displayName: name, language: 'en', granteeIds: [], organisationIds: [], memberships: [] });

describe('principals kept by session', () => {
  it('are the same object while the stamp is the same, and another as soon as it is not', () => {
    const known = new KnownPrincipals();
    const first = known.read('s', '1', text('Ana'));
    expect(known.stampOf('s')).toBe('1');
    expect(known.read('s', '1', null)).toBe(first);
    expect(known.read('s', '2', text('Ana Leka'))).toMatchObject({ displayName: 'Ana Leka' });
    expect(known.read('s', '1', text('Ana'))).not.toBe(first);
  });

  it('are none when the stamp is another and nothing was written out', () => {
    const known = new KnownPrincipals();
    known.read('s', '1', text('Ana'));
    expect(known.read('s', '2', null)).toBeNull();
    expect([known.stampOf('t'), known.read('t', '1', null)]).toEqual([null, null]);
  });

  it('are never those of another session, and the oldest goes when there are too many', () => {
    const known = new KnownPrincipals(2);
    const first = known.read('a', '1', text('Ana'));
    expect(known.read('b', '1', text('Ana'))).not.toBe(first);
    known.read('c', '1', text('Ana'));
    expect(known.stampOf('a')).toBeNull();
  });
});
