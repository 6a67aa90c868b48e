import { describe, expect, it } from '@jest/globals';
import { KnownPrincipals } from './known-principals';

const text = (name: string): string => JSON.stringify({ userId: 'u', sessionId: 's', displayName: name, language: 'en', granteeIds: [], organisationIds: [], memberships: [] });

describe('principals kept by session', () => {
  it('are the same object while the database says the same, and another as soon as it does not', () => {
    const known = new KnownPrincipals();
    const first = known.read('s', text('Ana'));
    expect(known.read('s', text('Ana'))).toBe(first);
    expect(known.read('s', text('Ana Leka'))).toMatchObject({ displayName: 'Ana Leka' });
    expect(known.read('s', text('Ana'))).not.toBe(first);
  });

  it('are never those of another session, and the oldest goes when there are too many', () => {
    const known = new KnownPrincipals(2);
    const first = known.read('a', text('Ana'));
    expect(known.read('b', text('Ana'))).not.toBe(first);
    known.read('c', text('Ana'));
    expect(known.read('a', text('Ana'))).not.toBe(first);
  });
});
