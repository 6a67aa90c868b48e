import { VerifiedTokens } from './verified-tokens';

const claims = (expiresAt: number): { userId: string; sessionId: string; expiresAt: number } => ({ userId: 'u', sessionId: 's', expiresAt });

describe('VerifiedTokens', () => {
  it('knows a token until the second it expires', () => {
    const tokens = new VerifiedTokens();
    tokens.keep('a', claims(100));
    expect(tokens.get('a', 99_999)).toEqual(claims(100));
    expect(tokens.get('a', 100_000)).toBeNull();
    expect(tokens.get('a', 99_999)).toBeNull();
    expect(tokens.get('b', 0)).toBeNull();
  });

  it('forgets the oldest when full', () => {
    const tokens = new VerifiedTokens(2);
    for (const token of ['a', 'b', 'c']) tokens.keep(token, claims(100));
    expect(['a', 'b', 'c'].map((token) => tokens.get(token, 0) !== null)).toEqual([false, true, true]);
  });
});
