import { Inject, Injectable } from '@nestjs/common';
import { type PrincipalRow, UnitOfWork } from '@tact/server/persistence';
import { SessionAuthenticator } from '@tact/server/platform';
import passport from 'passport';
import type { AccessClaims } from './access-tokens';
import { AccessTokenStrategy } from './access-token.strategy';
import { VerifiedTokens } from './verified-tokens';

/** Access token, then the session row: a revoked session, device, role or user is out at the next request. */
@Injectable()
export class JwtSessionAuthenticator extends SessionAuthenticator {
  private readonly verified = new VerifiedTokens();

  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(AccessTokenStrategy) private readonly strategy: AccessTokenStrategy,
  ) {
    super();
  }

  async authenticate(authorization: string | undefined): Promise<PrincipalRow | null> {
    if (authorization === undefined) return null;
    const known = this.verified.get(authorization);
    const claims = known ?? (await verify(this.strategy, authorization));
    if (!known && claims) this.verified.keep(authorization, claims);
    return claims && this.uow.authenticate(claims);
  }
}

/**
 * Runs Passport's strategy; any failure of the token is the same null. Each request gets a copy of its own: Passport hangs the
 * request's callbacks on the strategy it is given, and a shared one would answer one request with another's claims.
 */
function verify(strategy: AccessTokenStrategy, authorization: string): Promise<AccessClaims | null> {
  return new Promise((resolve) => {
    const check = passport.authenticate(Object.create(strategy) as AccessTokenStrategy, { session: false }, (_error: unknown, claims: AccessClaims | false | undefined) => resolve(claims || null)) as (
      request: object, response: object, next: (error?: unknown) => void) => void;
    check({ headers: { authorization } }, {}, () => resolve(null));
  });
}
