import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import type { KeyRing } from '@tact/server/crypto';
import { KEY_RING, SessionAuthenticator } from '@tact/server/platform';
import { ChangePasswordHandler } from './account/change-password.handler';
import { MeController } from './account/me.controller';
import { OwnNotifications } from './account/own-notifications';
import { OwnSessions } from './account/own-sessions';
import { ListedDemoAccounts } from './demo/listed-demo-accounts';
import { AcceptInvitationHandler } from './invitations/accept-invitation.handler';
import { Invitations } from './invitations/invitations';
import { InvitationsController } from './invitations/invitations.controller';
import { PasswordHasher } from './passwords/password-hasher';
import { SecondFactors } from './second-factor/second-factors';
import { PurgeJob } from './purge/purge-job';
import { AuthController } from './sign-in/auth.controller';
import { RefreshHandler } from './sign-in/refresh.handler';
import { SessionOpener } from './sign-in/session-opener';
import { SignInHandler } from './sign-in/sign-in.handler';
import { SignInThrottle } from './sign-in/sign-in-throttle';
import { UnlockHandler } from './sign-in/unlock.handler';
import { AccessTokenStrategy } from './tokens/access-token.strategy';
import { JwtSessionAuthenticator } from './tokens/jwt-session-authenticator';

/** Sign-in, sessions and the own account. Global: the platform's guard asks it who sends a request. */
@Global()
@Module({
  imports: [JwtModule.registerAsync({ inject: [KEY_RING], useFactory: (keys: KeyRing) => ({ privateKey: keys.token.privateKey }) })],
  controllers: [AuthController, InvitationsController, MeController],
  providers: [
    { provide: PasswordHasher, useFactory: () => new PasswordHasher() },
    { provide: AccessTokenStrategy, useFactory: (keys: KeyRing) => new AccessTokenStrategy(keys), inject: [KEY_RING] },
    { provide: SessionAuthenticator, useClass: JwtSessionAuthenticator },
    SecondFactors, SignInThrottle, SessionOpener, SignInHandler, RefreshHandler, UnlockHandler, ListedDemoAccounts, OwnSessions, OwnNotifications, ChangePasswordHandler,
    Invitations, AcceptInvitationHandler, PurgeJob,
  ],
  exports: [SessionAuthenticator, PasswordHasher, Invitations],
})
export class IdentityModule {}
