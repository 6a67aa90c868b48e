import type { JwtService } from '@nestjs/jwt';
import type { Actor } from '@tact/server/persistence';

export const ACCESS_SECONDS = 300;
export const TOKEN_RULES = { algorithm: 'ES256', issuer: 'tact', audience: 'tact-api', purpose: 'access' } as const;

/** The claims of an access token that was verified. */
export interface AccessClaims extends Actor {
  readonly expiresAt: number;
}

/** Signs a five-minute access token for a session. */
export function signAccessToken(jwt: JwtService, actor: Actor): string {
  return jwt.sign({ sid: actor.sessionId, purpose: TOKEN_RULES.purpose }, {
    algorithm: TOKEN_RULES.algorithm, issuer: TOKEN_RULES.issuer, audience: TOKEN_RULES.audience, subject: actor.userId, expiresIn: ACCESS_SECONDS,
  });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The claims of a payload whose signature holds, or null. Issuer, audience, purpose and expiry are demanded one by one:
 * the library accepts a token that leaves one out (SECURITY.md, Sign-in).
 */
export function accessClaims(payload: Readonly<Record<string, unknown>>): AccessClaims | null {
  const { iss, aud, purpose, exp, iat, sub, sid } = payload;
  if (iss !== TOKEN_RULES.issuer || aud !== TOKEN_RULES.audience || purpose !== TOKEN_RULES.purpose) return null;
  if (typeof exp !== 'number' || typeof iat !== 'number' || exp - iat > ACCESS_SECONDS) return null;
  if (typeof sub !== 'string' || typeof sid !== 'string' || !UUID.test(sub) || !UUID.test(sid)) return null;
  return { userId: sub, sessionId: sid, expiresAt: exp };
}
