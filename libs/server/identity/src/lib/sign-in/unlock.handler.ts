import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '@tact/server/persistence';
import { SignInRequired } from '@tact/server/platform';
import { PasswordHasher } from '../passwords/password-hasher';
import { tokenHash } from '../tokens/refresh-tokens';
import type { WithCookies } from './auth-cookies';
import { RefreshHandler } from './refresh.handler';
import type { SignedIn } from './session-opener';
import { SignInThrottle } from './sign-in-throttle';

interface LockedSession {
  readonly session_id: string;
  readonly password_hash: string;
}

/** Opens a locked tab: the session's cookie and the password. 401 `session_ended` or `sign_in_failed`; 429 while a delay runs. */
@Injectable()
export class UnlockHandler {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(PasswordHasher) private readonly passwords: PasswordHasher,
    @Inject(SignInThrottle) private readonly throttle: SignInThrottle,
    @Inject(RefreshHandler) private readonly refresh: RefreshHandler,
  ) {}

  async handle(token: string | undefined, password: string): Promise<WithCookies<SignedIn>> {
    const [session] = token === undefined ? [] : await this.uow.system(() =>
      this.uow.query<LockedSession>('select * from tact_private.session_of_refresh($1)', [tokenHash(token)]));
    if (!session) throw new SignInRequired('session_ended');
    const key = SignInThrottle.key('session', session.session_id);
    await this.throttle.begin(key);
    if (!(await this.passwords.matches(session.password_hash, password))) throw new SignInRequired('sign_in_failed');
    await this.throttle.forget(key);
    return this.refresh.handle(token);
  }
}
