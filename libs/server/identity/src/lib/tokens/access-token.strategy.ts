import { PassportStrategy } from '@nestjs/passport';
import type { KeyRing } from '@tact/server/crypto';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { type AccessClaims, accessClaims, TOKEN_RULES } from './access-tokens';

/** Passport's JWT strategy under the name `access`: the bearer token's signature, then every claim. */
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access') {
  constructor(keys: KeyRing) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: keys.token.publicKey, algorithms: [TOKEN_RULES.algorithm],
      issuer: TOKEN_RULES.issuer, audience: TOKEN_RULES.audience, ignoreExpiration: false,
    });
  }

  validate(payload: Record<string, unknown>): AccessClaims | false {
    return accessClaims(payload) ?? false;
  }
}
